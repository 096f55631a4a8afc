// The tokens of Go 1.23.
//
// This grammar fixes the token vocabulary and says what the tokens look like. The compiler itself reads source through
// GoTokenSource, which is several times faster on a cold JVM, counts in bytes, inserts semicolons and words lexical
// errors; a test checks that both cut sources into the same tokens.
lexer grammar GoLexer;

// Tokens that no source text has by itself: the parser's actions turn a token into one of these, or put one into the
// stream, where the text alone leaves a choice open. See the package documentation of gobi.grammar.
tokens {
    LIT_LBRACE, // opens a composite literal after its type
    BODY_LBRACE, // opens a function body
    TYPE_DOT, // of a qualified type name
    TYPE_LBRACK, // opens the type arguments of a type name
    CHAN_ARROW, // of chan<-
    LABEL_COLON, // ends a label
    RESULT, // zero width: a function result follows
    TYPE_PARAMS, // zero width: the bracket after a declared type's name opens type parameters
    BAD // stands for an expression, type or name that is missing; the error has been reported
}

// Words.
BREAK : 'break' ;
CASE : 'case' ;
CHAN : 'chan' ;
CONST : 'const' ;
CONTINUE : 'continue' ;
DEFAULT : 'default' ;
DEFER : 'defer' ;
ELSE : 'else' ;
FALLTHROUGH : 'fallthrough' ;
FOR : 'for' ;
FUNC : 'func' ;
GO : 'go' ;
GOTO : 'goto' ;
IF : 'if' ;
IMPORT : 'import' ;
INTERFACE : 'interface' ;
MAP : 'map' ;
PACKAGE : 'package' ;
RANGE : 'range' ;
RETURN : 'return' ;
SELECT : 'select' ;
STRUCT : 'struct' ;
SWITCH : 'switch' ;
TYPE : 'type' ;
VAR : 'var' ;

NAME : LETTER (LETTER | UNICODE_DIGIT)* ;

// Literals.
IMAG : (DECIMALS | INT_LIT | FLOAT_LIT) 'i' ;
FLOAT : FLOAT_LIT ;
INT : INT_LIT ;
CHAR : '\'' (~['\\\n] | ESCAPE) '\'' ;
STRING : '"' (~["\\\n] | ESCAPE)* '"' | '`' ~'`'* '`' ;

// Delimiters.
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
SEMI : ';' ;
COLON : ':' ;
DOT : '.' ;
ELLIPSIS : '...' ;

// Operators.
STAR : '*' ;
ARROW : '<-' ;
ADD : '+' ;
SUB : '-' ;
NOT : '!' ;
XOR : '^' ;
AND : '&' ;
TILDE : '~' ;
OR : '|' ;
DIV : '/' ;
REM : '%' ;
SHL : '<<' ;
SHR : '>>' ;
AND_NOT : '&^' ;
LAND : '&&' ;
LOR : '||' ;
EQL : '==' ;
NEQ : '!=' ;
LSS : '<' ;
LEQ : '<=' ;
GTR : '>' ;
GEQ : '>=' ;

// Assignments.
ASSIGN : '=' ;
DEFINE : ':=' ;
ASSIGN_OP : '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '&^=' ;
INC : '++' ;
DEC : '--' ;

// What stands between tokens.
NEWLINE : '\n' -> channel(HIDDEN) ;
SPACE : [ \t\r\uFEFF]+ -> skip ;
LINE_COMMENT : '//' ~'\n'* -> channel(HIDDEN) ;
COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

fragment LETTER : [\p{L}_] ;
fragment UNICODE_DIGIT : [\p{Nd}] ;
fragment DECIMALS : [0-9] ('_'? [0-9])* ;
fragment HEXES : HEX ('_'? HEX)* ;
fragment HEX : [0-9a-fA-F] ;
fragment INT_LIT
    : '0'
    | [1-9] ('_'? [0-9])*
    | '0' ('_'? [0-7])+
    | '0' [oO] ('_'? [0-7])+
    | '0' [bB] ('_'? [01])+
    | '0' [xX] ('_'? HEX)+
    ;
fragment FLOAT_LIT
    : DECIMALS '.' DECIMALS? EXPONENT?
    | DECIMALS EXPONENT
    | '.' DECIMALS EXPONENT?
    | '0' [xX] '_'? (HEXES '.'? HEXES? | '.' HEXES) [pP] [+-]? DECIMALS
    ;
fragment EXPONENT : [eE] [+-]? DECIMALS ;
fragment ESCAPE
    : '\\' [abfnrtv\\'"]
    | '\\' [0-3] [0-7] [0-7]
    | '\\x' HEX HEX
    | '\\u' HEX HEX HEX HEX
    | '\\U' HEX HEX HEX HEX HEX HEX HEX HEX
    ;
