package gobi.grammar;

import org.antlr.v4.runtime.Token;

/// Decides whether the bracket after the name of a declared type opens type parameters or an array
/// type.
///
/// `type T[P any]` declares a parameter, `type T[N * 2]int` an array, and `type T[P *Q]` could be
/// either: Go takes an expression for an array length unless it cannot be one. So: a name and then
/// something that no expression goes on with means parameters; `P *E`, `P (E)` and unions of those
/// mean parameters if a comma follows or if some part of them is a type that no expression
/// contains; all else is an array.
final class TypeParamLookahead {
    private static final int MAX_DEPTH = 500;

    private final GoTokenStream tokens;

    /// How far ahead of the current token (the bracket) we look.
    private int k;

    private boolean typeSeen;

    /// How many brackets are open.
    private int depth;

    TypeParamLookahead(GoTokenStream tokens) {
        this.tokens = tokens;
    }

    private int type() {
        return tokens.peek(k).getType();
    }

    boolean opensTypeParams() {
        k = 1;
        if (type() != GoLexer.NAME) {
            return false;
        }
        k = 2;
        return switch (type()) {
            case GoLexer.STAR, GoLexer.LPAREN -> operandsFit();
            case GoLexer.RBRACK -> false;
            default -> !continuesExpr(type());
        };
    }

    private static boolean continuesExpr(int type) {
        return switch (type) {
            case GoLexer.DOT,
                    GoLexer.LBRACE,
                    GoLexer.DIV,
                    GoLexer.REM,
                    GoLexer.SHL,
                    GoLexer.SHR,
                    GoLexer.AND,
                    GoLexer.AND_NOT,
                    GoLexer.ADD,
                    GoLexer.SUB,
                    GoLexer.OR,
                    GoLexer.XOR,
                    GoLexer.EQL,
                    GoLexer.NEQ,
                    GoLexer.LSS,
                    GoLexer.LEQ,
                    GoLexer.GTR,
                    GoLexer.GEQ,
                    GoLexer.LAND,
                    GoLexer.LOR ->
                    true;
            default -> false;
        };
    }

    /// Looks at `*E`, `(E)` and what is joined to them by `|`, up to the bracket's end or a comma.
    private boolean operandsFit() {
        typeSeen = false;
        boolean splits = true;
        boolean operand = true;
        boolean called = type() == GoLexer.LPAREN;
        if (!called) {
            k++;
        }
        while (true) {
            switch (type()) {
                case GoLexer.COMMA:
                    return splits;
                case GoLexer.RBRACK:
                    return splits && typeSeen;
                case Token.EOF, GoLexer.SEMI, GoLexer.RPAREN, GoLexer.RBRACE, GoLexer.COLON:
                    return false;
                case GoLexer.OR:
                    operand = true;
                    called = false;
                    break;
                case GoLexer.TILDE,
                GoLexer.MAP,
                GoLexer.CHAN,
                GoLexer.FUNC,
                GoLexer.STRUCT,
                GoLexer.INTERFACE:
                    typeSeen = true;
                    operand = true;
                    break;
                case GoLexer.LPAREN:
                    if (operand) {
                        boolean single = scanGroup(GoLexer.RPAREN, true);
                        splits &= single || !called;
                        operand = false;
                        continue;
                    }
                    scanGroup(GoLexer.RPAREN, false);
                    splits &= typeSeen;
                    continue;
                case GoLexer.LBRACK:
                    typeSeen |= operand;
                    scanGroup(GoLexer.RBRACK, false);
                    continue;
                case GoLexer.LBRACE:
                    scanGroup(GoLexer.RBRACE, false);
                    continue;
                case GoLexer.STAR, GoLexer.ARROW:
                    splits &= operand || typeSeen;
                    operand = true;
                    break;
                case GoLexer.DOT:
                    break;
                case GoLexer.NAME:
                    operand = false;
                    break;
                default:
                    // An operator or literal that only expressions have.
                    splits = false;
                    break;
            }
            k++;
        }
    }

    /// Skips a bracketed group; tells whether it holds one element. In a group of operands, types
    /// count.
    private boolean scanGroup(int close, boolean operands) {
        boolean single = true;
        boolean operand = true;
        if (++depth > MAX_DEPTH) {
            throw new NestingException(tokens.peek(k).start());
        }
        k++;
        while (type() != close) {
            switch (type()) {
                case Token.EOF:
                    return false;
                case GoLexer.LPAREN:
                    single &= scanGroup(GoLexer.RPAREN, operands && operand);
                    operand = false;
                    continue;
                case GoLexer.LBRACK:
                    typeSeen |= operands && operand;
                    scanGroup(GoLexer.RBRACK, false);
                    continue;
                case GoLexer.LBRACE:
                    scanGroup(GoLexer.RBRACE, false);
                    continue;
                case GoLexer.COMMA:
                    single = false;
                    operand = true;
                    break;
                case GoLexer.TILDE,
                GoLexer.MAP,
                GoLexer.CHAN,
                GoLexer.FUNC,
                GoLexer.STRUCT,
                GoLexer.INTERFACE:
                    typeSeen |= operands;
                    operand = true;
                    break;
                case GoLexer.NAME,
                GoLexer.INT,
                GoLexer.FLOAT,
                GoLexer.IMAG,
                GoLexer.CHAR,
                GoLexer.STRING:
                    operand = false;
                    break;
                case GoLexer.DOT:
                    break;
                default:
                    operand = true;
                    break;
            }
            k++;
        }
        k++;
        depth--;
        return single;
    }
}
