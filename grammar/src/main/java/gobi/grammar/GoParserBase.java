package gobi.grammar;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

import java.util.function.Consumer;

/// The superclass of the generated parser: actions of files and declarations, and the way to make a
/// parser.
///
/// Naming of actions, here and in the superclasses: `xNext` prepares the decision that follows it,
/// `xEnd` checks what stands after x, `xSep` puts in the separator of a list.
public abstract class GoParserBase extends StmtActions {
    private Consumer<GoParser.TopLevelDeclContext> consumer;
    private boolean importsOnly;

    /// The first token of the declaration before the current one.
    private int declBefore = GoLexer.IMPORT;

    /// Whether the last declaration was a function without a body.
    private boolean bodyMissing;

    /// The generated parser hands its stream through; [#create] is the way in.
    protected GoParserBase(TokenStream input) {
        super(input);
    }

    /// A parser over the bytes of a file. `depthLimit` is how deep grammar rules may nest; deeper
    /// ones end the parse with a [NestingException]. Each top-level declaration goes to `consumer`
    /// when it has been parsed, and is not kept.
    public static GoParser create(
            byte[] source,
            SyntaxErrors errors,
            int depthLimit,
            Consumer<GoParser.TopLevelDeclContext> consumer) {
        var log = new ErrorLog(errors);
        var parser = new GoParser(new GoTokenStream(new GoTokenSource(source, log)));
        parser.configure(log, depthLimit);
        ((GoParserBase) parser).consumer = consumer;
        return parser;
    }

    /// Makes the parse end before the first declaration that is no import.
    public final void stopAfterImports() {
        importsOnly = true;
    }

    // Files

    protected final void packageDone() {
        // Whatever follows a broken package clause is not worth reading.
        if (failed()) {
            tokens.skipToEnd();
        }
    }

    protected final void declared(GoParser.TopLevelDeclContext decl) {
        consumer.accept(decl);
    }

    protected final void declNext() {
        while (!nextIs(Token.EOF)) {
            int type = next();
            if (importsOnly && type != GoLexer.IMPORT) {
                tokens.skipToEnd();
                return;
            }
            if (type == GoLexer.IMPORT && declBefore != GoLexer.IMPORT) {
                repair().plain("imports must appear before other declarations");
            }
            declBefore = type;
            if (startsDecl(type)) {
                return;
            }
            if (type == GoLexer.LBRACE && bodyMissing) {
                repair().plain("unexpected semicolon or newline before {");
            } else {
                repair().plain("non-declaration statement outside function body");
            }
            skipToDecl();
        }
    }

    private static boolean startsDecl(int type) {
        return switch (type) {
            case GoLexer.IMPORT, GoLexer.CONST, GoLexer.TYPE, GoLexer.VAR, GoLexer.FUNC -> true;
            default -> false;
        };
    }

    private void skipToDecl() {
        repair().skipTo(GoLexer.IMPORT, GoLexer.CONST, GoLexer.TYPE, GoLexer.VAR, GoLexer.FUNC);
    }

    protected final void declEnd() {
        bodyMissing &= declBefore == GoLexer.FUNC;
        if (nextIs(GoLexer.SEMI)) {
            return;
        }
        if (!nextIs(Token.EOF)) {
            repair().unexpected("after top level declaration");
            skipToDecl();
        }
        tokens.insertSeparator(GoLexer.SEMI);
    }

    // Groups

    protected final void groupSep() {
        repair().separate("grouped declaration", GoLexer.SEMI, GoLexer.RPAREN);
    }

    /// Before the parenthesis of a group or the name that starts a lone specification.
    protected final void specStart() {
        if (!nextIs(GoLexer.LPAREN)) {
            nameNext();
        }
    }

    /// Before a specification in a group, or its end.
    protected final void specNext() {
        if (!nextIs(GoLexer.RPAREN) && !nextIs(Token.EOF)) {
            nameNext();
        }
    }

    private void nameNext() {
        if (!nextIs(GoLexer.NAME)) {
            repair().want(GoLexer.NAME);
            tokens.insertName("_");
        }
    }

    protected final void importStart() {
        if (!nextIs(GoLexer.LPAREN)) {
            importSpecNext();
        }
    }

    protected final void importNext() {
        if (!nextIs(GoLexer.RPAREN) && !nextIs(Token.EOF)) {
            importSpecNext();
        }
    }

    private void importSpecNext() {
        if (!nextIs(GoLexer.NAME) && !nextIs(GoLexer.DOT)) {
            importPath();
        }
    }

    protected final void importPath() {
        int type = next();
        if (type == GoLexer.STRING || type == GoLexer.BAD) {
            return;
        }
        if (isLiteral(type)) {
            if (!tokens.current().isMalformed()) {
                repair().plain("import path must be a string");
            }
            tokens.current().setType(GoLexer.BAD);
            return;
        }
        repair().plain("missing import path");
        repair().skipTo(GoLexer.SEMI, GoLexer.RPAREN);
        tokens.insert(GoLexer.BAD);
    }

    // Specifications

    protected final void assignNext() {
        if (nextIs(GoLexer.DEFINE)) {
            repair().unexpected("expected =");
            tokens.current().setType(GoLexer.ASSIGN);
        }
    }

    protected final void varTypeNext() {
        assignNext();
        if (!nextIs(GoLexer.ASSIGN) && !startsType(next())) {
            repair().missingType();
            tokens.insert(GoLexer.BAD);
        }
    }

    protected final void typeParamsNext() {
        if (nextIs(GoLexer.LBRACK) && new TypeParamLookahead(tokens).opensTypeParams()) {
            tokens.insert(GoLexer.TYPE_PARAMS);
        }
    }

    protected final void declTypeNext() {
        if (!startsType(next())) {
            repair().unexpected("in type declaration");
            repair().skipTo(GoLexer.SEMI, GoLexer.RPAREN);
            tokens.insert(GoLexer.BAD);
        }
    }

    // Functions

    protected final void receiverEnd(int count) {
        if (count != 1) {
            repair().bare(
                            tokens.current().start(),
                            count == 0
                                    ? "method has no receiver"
                                    : "method has multiple receivers");
        }
    }

    protected final void funcNameNext(boolean method) {
        if (nextIs(GoLexer.NAME)) {
            return;
        }
        repair().unexpected(method ? "expected name" : "expected name or (");
        repair().skipTo(GoLexer.LBRACE, GoLexer.SEMI);
        tokens.insert(GoLexer.RPAREN);
        tokens.insert(GoLexer.LPAREN);
        tokens.insertName("_");
    }

    /// After the signature of a function declaration.
    protected final void declBodyNext() {
        bodyNext();
        bodyMissing = !nextIs(GoLexer.BODY_LBRACE);
    }

    /// After the signature of a function.
    protected final void bodyNext() {
        if (nextIs(GoLexer.LBRACE)) {
            tokens.current().setType(GoLexer.BODY_LBRACE);
        }
    }

    protected final void enterBody() {
        repair().enterFunction();
    }

    protected final void leaveBody() {
        repair().leaveFunction();
    }
}
