package gobi.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The token source against the lexer that ANTLR generates from GoLexer.g4, and its own semicolons
/// and errors.
class TokensTest {
    private static final String SAMPLE =
            """
            package p // comment
            /* a
            b */ import "x\\n\\u00e9\\x41\\377"
            func (t *T[K]) été_1(a, b int, c ...string) (x <-chan int, y chan<- int) {
            L: for i := range 10 { x[i] <<= 2; y &^= 1; z ++ ; w --; break L }
            _ = []any{0x1.8p-3, 0X_ff, 0b1_0, 0o17, 017, 1_000.5e+10, .5, 1., 3i, 08.5, 07i, 1e3, 0x1p3i}
            _ = []any{'a', '\\'', '\\n', '\\000', '世', `raw
            string`, a&&b || !c, a&^b, a<<1>>2, a<=b, a>=b, a==b, a!=b, -a, +a, ^a, a%b, a|b, a.b...}
            type S struct { E; *F "tag" }; type N[T ~int | string] interface { m() }
            }
            """;

    /// `types text` of each token that stands in the source.
    private static List<String> ours(byte[] source) {
        var list = new ArrayList<String>();
        var tokens = new GoTokenSource(source, (offset, seen, text) -> list.add(text));
        for (var t = tokens.nextToken(); t.getType() != Token.EOF; t = tokens.nextToken()) {
            boolean inserted = t.getType() == GoLexer.SEMI && !t.getText().equals("semicolon");
            if (!inserted) {
                String text =
                        new String(source, t.start(), t.end() - t.start(), StandardCharsets.UTF_8);
                list.add(t.getType() + " " + text);
            }
        }
        return list;
    }

    private static List<String> generated(byte[] source) {
        var list = new ArrayList<String>();
        var lexer = new GoLexer(CharStreams.fromString(new String(source, StandardCharsets.UTF_8)));
        for (var t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
            if (t.getChannel() == Token.DEFAULT_CHANNEL) {
                list.add(t.getType() + " " + t.getText());
            }
        }
        return list;
    }

    @Test
    void agreesWithTheGeneratedLexer() {
        byte[] source = SAMPLE.getBytes(StandardCharsets.UTF_8);
        assertEquals(generated(source), ours(source));
    }

    @Test
    void agreesWithTheGeneratedLexerOnTheRepository() throws IOException {
        var root = Path.of("..").toAbsolutePath().normalize();
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                if (isSource(root.relativize(path))) {
                    byte[] source = Files.readAllBytes(path);
                    assertEquals(generated(source), ours(source), path.toString());
                }
            }
        }
    }

    /// Programs that are meant to be wrong may be wrong for the lexer too.
    private static boolean isSource(Path path) {
        String name = path.toString();
        return name.endsWith(".go") && !name.contains("target") && !name.contains("errors");
    }

    private static List<String> semicolons(String source) {
        var list = new ArrayList<String>();
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        var tokens = new GoTokenSource(bytes, (offset, seen, text) -> list.add(text));
        for (var t = tokens.nextToken(); t.getType() != Token.EOF; t = tokens.nextToken()) {
            if (t.getType() == GoLexer.SEMI) {
                list.add(t.getText() + "@" + t.start());
            }
        }
        return list;
    }

    @Test
    void insertsSemicolonsAfterWhatEndsStatements() {
        assertEquals(List.of("newline@1", "EOF@3"), semicolons("a\nb"));
        assertEquals(List.of("semicolon@1", "newline@3"), semicolons("a;b\n\n"));
        assertEquals(List.of("newline@6"), semicolons("return\n"));
        assertEquals(List.of(), semicolons("if\n(\n,\n+\n"));
        assertEquals(List.of("newline@3"), semicolons("x++\n"));
        assertEquals(List.of("newline@8"), semicolons("a // foo\n"));
        assertEquals(List.of("newline@2", "EOF@11"), semicolons("a /* \n */ b"));
        assertEquals(List.of("EOF@9"), semicolons("a /*  */ "));
    }

    @Test
    void skipsTheInterpreterLine() {
        byte[] script = "#!/usr/bin/env gobi\nx\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(GoLexer.NAME + " x"), ours(script));
    }

    @Test
    void remembersDirectives() {
        byte[] bytes =
                "//go:build go1.21\r\npackage p\n// no\n//go:noinline\nfunc f()"
                        .getBytes(StandardCharsets.UTF_8);
        var tokens = new GoTokenSource(bytes, (offset, seen, text) -> {});
        for (var t = tokens.nextToken(); t.getType() != Token.EOF; ) {
            t = tokens.nextToken();
        }
        assertEquals(
                List.of("//go:build go1.21", "//go:noinline"),
                tokens.directives().stream().map(GoToken::getText).toList());
    }

    private static String error(String source) {
        var list = new ArrayList<String>();
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        var tokens =
                new GoTokenSource(bytes, (offset, seen, text) -> list.add(offset + ": " + text));
        for (var t = tokens.nextToken(); t.getType() != Token.EOF; ) {
            t = tokens.nextToken();
        }
        return String.join("\n", list);
    }

    @Test
    void wordsLexicalErrorsAsGcDoes() {
        assertEquals("0: invalid character U+0040 '@'", error("@"));
        assertEquals("1: invalid character U+201C '“' in identifier", error("a“"));
        assertEquals("1: invalid NUL character", error("a\0b"));
        assertEquals("1: invalid BOM in the middle of the file", error("a\uFEFFb"));
        assertEquals("", error("\uFEFFa"));
        assertEquals("0: string not terminated", error("`abc"));
        assertEquals("0: string not terminated", error("\"abc"));
        assertEquals("4: newline in string", error("\"abc\n"));
        assertEquals("0: comment not terminated", error("/* abc"));
        assertEquals("0: rune literal not terminated", error("'a"));
        assertEquals("2: newline in rune literal", error("'a\n"));
        assertEquals("1: empty rune literal or unescaped '", error("'' "));
        assertEquals("0: more than one character in rune literal", error("'ab'"));
        assertEquals("2: unknown escape", error("\"\\z\""));
        assertEquals("3: invalid character 'g' in hexadecimal escape", error("\"\\xg0\""));
        assertEquals("5: octal escape value 511 > 255", error("\"\\777\""));
        assertEquals("7: escape is invalid Unicode code point U+D800", error("\"\\ud800\""));
        assertEquals("2: invalid digit '8' in octal literal", error("018"));
        assertEquals("2: invalid digit '2' in binary literal", error("0b2"));
        assertEquals("2: hexadecimal literal has no digits", error("0x"));
        assertEquals("2: '_' must separate successive digits", error("1__0"));
        assertEquals("1: '_' must separate successive digits", error("1_"));
        assertEquals("2: exponent has no digits", error("1e"));
        assertEquals("5: hexadecimal mantissa requires a 'p' exponent", error("0x1.0"));
        assertEquals("3: 'e' exponent requires decimal mantissa", error("0b1e3"));
        assertEquals("1: 'p' exponent requires hexadecimal mantissa", error("1p3"));
        assertEquals("3: invalid radix point in binary literal", error("0b1.0"));
    }
}
