package gobi.grammar;

import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/// Hands the errors that the generated code finds by itself to [GoParserBase], which knows gc's
/// words for them.
///
/// The grammar's actions leave only decisions that every caller reaches unprepared (a missing
/// operand or type), so there is nothing to synchronise before a decision.
final class GoErrorStrategy implements ANTLRErrorStrategy {
    @Override
    public void reset(Parser parser) {
        // No state.
    }

    @Override
    public Token recoverInline(Parser parser) {
        return ((GoParserBase) parser).missingChoice();
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        ((GoParserBase) parser).noAlternative();
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        // Reporting has skipped ahead already.
    }

    @Override
    public void sync(Parser parser) {
        // See above.
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {
        // Never in recovery mode.
    }
}
