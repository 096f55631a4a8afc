package gobi.compiler.parse;

import gobi.compiler.source.SourceFile;
import gobi.compiler.syntax.Decl;
import gobi.compiler.syntax.Expr;
import gobi.compiler.syntax.SourceUnit;
import gobi.compiler.syntax.Stmt;
import gobi.grammar.GoParser;

import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Builds the syntax tree of one file from the contexts of the generated parser. Holds what the
/// builders of the tree's parts share.
///
/// (Named classes take the callbacks, here and in [Parser]: the first lambda of a program costs
/// milliseconds.)
final class TreeBuilder implements Consumer<GoParser.TopLevelDeclContext> {
    private static final String BUILD_LINE = "//go:build";

    private final SourceFile file;
    private final Faults faults;
    private final ExprBuilder exprs = new ExprBuilder(this);
    private final TypeBuilder types = new TypeBuilder(this);
    private final ParamBuilder params = new ParamBuilder(this);
    private final StmtBuilder stmts = new StmtBuilder(this);
    private final DeclBuilder declBuilder = new DeclBuilder(this);
    private final List<Decl> decls = new ArrayList<>();

    private GoParser parser;

    /// How many of the parser's directives stand before declarations that are built.
    private int directivesSeen;

    /// Where the last built declaration ends.
    private int declsEnd;

    TreeBuilder(SourceFile file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    void attach(GoParser generated) {
        parser = generated;
    }

    ExprBuilder exprs() {
        return exprs;
    }

    TypeBuilder types() {
        return types;
    }

    ParamBuilder params() {
        return params;
    }

    StmtBuilder stmts() {
        return stmts;
    }

    DeclBuilder declarations() {
        return declBuilder;
    }

    // Files

    @Override
    public void accept(GoParser.TopLevelDeclContext x) {
        int clauseEnd = ((GoParser.SourceFileContext) x.getParent()).name.start.getStartIndex();
        var directives = takeDirectives(Math.max(declsEnd, clauseEnd), x.start.getStartIndex());
        decls.add(declBuilder.topLevel(x, directives));
        declsEnd = Math.max(declsEnd, x.stop.getStartIndex());
    }

    /// The directives between these two offsets.
    private List<String> takeDirectives(int from, int to) {
        var all = parser.directives();
        while (directivesSeen < all.size() && all.get(directivesSeen).start() < from) {
            directivesSeen++;
        }
        if (directivesSeen == all.size()) {
            return List.of();
        }
        var taken = new ArrayList<String>();
        while (directivesSeen < all.size() && all.get(directivesSeen).start() < to) {
            taken.add(all.get(directivesSeen).getText());
            directivesSeen++;
        }
        return taken;
    }

    SourceUnit unit(GoParser.SourceFileContext x) {
        mapLines();
        var clause = x.name;
        int start = pos(clause.start);
        var directives = new ArrayList<SourceUnit.Directive>();
        String version = null;
        for (var token : parser.directives()) {
            directives.add(new SourceUnit.Directive(pos(token), token.getText()));
            boolean atTop = token.getStartIndex() < clause.start.getStartIndex();
            if (atTop && token.getText().startsWith(BUILD_LINE)) {
                version = BuildLine.goVersion(token.getText().substring(BUILD_LINE.length()));
            }
        }
        var name = clause.name == null ? new Expr.Name(start, "_") : name(clause.name);
        return new SourceUnit(
                start, file, name, List.copyOf(decls), version, List.copyOf(directives));
    }

    private void mapLines() {
        if (!parser.lineDirectives().isEmpty()) {
            var comments = new LineComments(file);
            file.mapLines(comments.map(parser.lineDirectives()));
            for (var fault : comments.faults()) {
                parser.errors().error(fault.offset(), fault.offset(), fault.text());
            }
        }
    }

    /// What a file amounts to that cannot be read at all.
    SourceUnit emptyUnit() {
        int start = file.pos(0);
        return new SourceUnit(start, file, new Expr.Name(start, "_"), List.of(), null, List.of());
    }

    // Tokens

    int pos(Token token) {
        return file.pos(token.getStartIndex());
    }

    int pos(int offset) {
        return file.pos(offset);
    }

    /// As [#pos], or 0 where there is no token.
    int posOrNone(Token token) {
        return token == null ? 0 : pos(token);
    }

    Expr.Name name(Token token) {
        return new Expr.Name(pos(token), token.getText());
    }

    // Errors

    /// Checks the labels and branches of a function's body.
    void branches(Stmt.Block body) {
        Branches.check(body, file, faults);
    }

    /// A syntax error at `pos` that is noticed when the parser has come to `seen`.
    void syntaxError(int pos, int seen, String text) {
        parser.errors().error(file.offset(pos), file.offset(seen), "syntax error: " + text);
    }

    /// An error that gc prints without the words `syntax error`.
    void error(int pos, String text) {
        parser.errors().error(file.offset(pos), file.offset(pos), text);
    }
}
