// The syntax of Go 1.23 in LL(1) form: every decision is a switch on one token, so the generated parser never starts
// ANTLR's adaptive prediction. PredictionTest holds this to be so.
//
// The actions are calls of GoParserBase. They stand directly before the decisions that they serve and do one of two
// things: where the text leaves a choice open they rename the coming token (or put a zero-width token before it), and
// where no choice fits they report gc's error and mend the stream so that one does.
//
// Lists: every element is followed by its separator; listSep puts one in before the closing delimiter, so that
// the separator alone continues a list.
parser grammar GoParser;

options {
    tokenVocab = GoLexer;
    superClass = GoParserBase;
}

sourceFile
    : name=packageClause { packageDone(); declNext(); } ( decl=topLevelDecl { declared($decl.ctx); declNext(); } )* EOF
    ;

packageClause
    : PACKAGE name=NAME SEMI
    ;

topLevelDecl
    : ( imports=importDecl | consts=constDecl | types=typeDecl | vars=varDecl | func=funcDecl ) { declEnd(); } SEMI
    ;

// Declarations

importDecl
    : IMPORT { importStart(); }
      ( lparen=LPAREN { importNext(); } ( specs+=importSpec { groupSep(); } SEMI { importNext(); } )* rparen=RPAREN
      | specs+=importSpec
      )
    ;

importSpec
    : ( name=( NAME | DOT ) )? { importPath(); } path=( STRING | BAD )
    ;

constDecl
    : CONST { specStart(); }
      ( lparen=LPAREN { specNext(); } ( specs+=constSpec { groupSep(); } SEMI { specNext(); } )* rparen=RPAREN
      | specs+=constSpec
      )
    ;

constSpec
    : names=nameList ( typ=type_ )? { assignNext(); } ( ASSIGN values=exprList )?
    ;

varDecl
    : VAR { specStart(); }
      ( lparen=LPAREN { specNext(); } ( specs+=varSpec { groupSep(); } SEMI { specNext(); } )* rparen=RPAREN
      | specs+=varSpec
      )
    ;

varSpec
    : names=nameList { varTypeNext(); }
      ( ASSIGN values=exprList
      | typ=type_ { assignNext(); } ( ASSIGN values=exprList )?
      )
    ;

nameList
    : first=NAME ( COMMA more+=NAME )*
    ;

typeDecl
    : TYPE { specStart(); }
      ( lparen=LPAREN { specNext(); } ( specs+=typeSpec { groupSep(); } SEMI { specNext(); } )* rparen=RPAREN
      | specs+=typeSpec
      )
    ;

typeSpec
    : name=NAME { typeParamsNext(); } ( TYPE_PARAMS tparams=typeParams )?
      { assignNext(); } ( alias=ASSIGN )? { declTypeNext(); } typ=type_
    ;

funcDecl
    : FUNC ( recv=parameters { receiverEnd($recv.ctx.params.size()); } )? { funcNameNext($recv.ctx != null); }
      name=NAME { tparamsNext($recv.ctx == null ? null : "method"); } ( tparams=typeParams )? sig=signature
      { declBodyNext(); } ( body=funcBody )?
    ;

funcBody
    : open=BODY_LBRACE { enterBody(); } stmts=stmtList close=RBRACE { leaveBody(); }
    ;

// Parameters

signature
    : params=parameters { resultNext(); } ( RESULT ( results=parameters | result=resultType ) )?
    ;

resultType
    : name=typeName | array=arrayType | lit=typeLit
    ;

parameters
    : open=LPAREN { paramNext(RPAREN); }
      ( params+=paramDecl { paramSep(RPAREN); } COMMA { paramNext(RPAREN); } )* close=RPAREN
    ;

paramDecl
    : name=NAME
      ( index=arrayOrTypeArgs
      | DOT sel=NAME { typeArgsTail(); } ( targs=typeArgs )?
      | dots=ELLIPSIS { dotsTypeNext(); } elem=type_
      | typ=unbracketedType
      )?
    | dots=ELLIPSIS { dotsTypeNext(); } elem=type_
    | bare=unnamedType
    ;

typeParams
    : open=LBRACK { paramNext(RBRACK); }
      ( params+=typeParamDecl { paramSep(RBRACK); } COMMA { paramNext(RBRACK); } )* close=RBRACK
    ;

typeParamDecl
    : name=NAME
      ( index=arrayOrTypeArgs
      | DOT sel=NAME { typeArgsTail(); } ( targs=typeArgs )?
      | dots=ELLIPSIS { dotsTypeNext(); } elem=type_
      | tilde=TILDE elem=type_
      | typ=unbracketedType
      )? terms=unionTail
    | dots=ELLIPSIS { dotsTypeNext(); } elem=type_
    | tilde=TILDE elem=type_ terms=unionTail
    | bare=unnamedType terms=unionTail
    ;

unionTail
    : ( ops+=OR { termNext(); } terms+=term )*
    ;

term
    : ( tilde=TILDE )? typ=type_
    ;

// After a name in a list of fields or parameters: the type of an array or slice, or the name's type arguments.
arrayOrTypeArgs
    : lbrack=LBRACK { nest(); exprNext(RBRACK, ELLIPSIS); }
      ( rbrack=RBRACK { unnest(); } elem=type_
      | ( dots=ELLIPSIS | first=expr ) { unnest(); firstArgEnd(); }
        ( COMMA ( more+=type_ { typeArgSep(); } COMMA )* rbrack=RBRACK
        | rbrack=RBRACK ( elem=type_ )?
        )
      )
    ;

// Types

type_
    : name=typeName | array=arrayType | paren=parenType | lit=typeLit | bad=BAD
    ;

unbracketedType
    : name=typeName | paren=parenType | lit=typeLit | bad=BAD
    ;

unnamedType
    : array=arrayType | paren=parenType | lit=typeLit | bad=BAD
    ;

typeName
    : name=NAME { typeTail(); } ( TYPE_DOT sel=NAME { typeArgsTail(); } )? ( targs=typeArgs )?
    ;

typeArgs
    : lbrack=TYPE_LBRACK { typeArgNext(); } ( args+=type_ { typeArgSep(); } COMMA )* rbrack=RBRACK
    ;

parenType
    : lparen=LPAREN typ=type_ rparen=RPAREN
    ;

typeLit
    : star=STAR elem=type_
    | arrow=ARROW CHAN chan=chanElem
    | fun=FUNC { tparamsNext("function type"); } ( typeParams )? sig=signature
    | compound=compoundType
    ;

compoundType
    : start=CHAN { chanNext(); } ( send=CHAN_ARROW )? chan=chanElem
    | start=MAP LBRACK key=type_ RBRACK value=type_
    | start=STRUCT open=LBRACE { fieldNext(); }
      ( fields+=fieldDecl { structSep(); } SEMI { fieldNext(); } )* close=RBRACE
    | start=INTERFACE open=LBRACE { elemNext(); }
      ( elems+=interfaceElem { interfaceSep(); } SEMI { elemNext(); } )* close=RBRACE
    ;

chanElem
    : { chanElemNext(); } typ=type_
    ;

arrayType
    : lbrack=LBRACK { nest(); exprNext(RBRACK, ELLIPSIS); }
      ( RBRACK { unnest(); } elem=type_
      | ( dots=ELLIPSIS | length=expr ) { unnest(); lengthEnd(); } RBRACK elem=type_
      )
    ;

fieldDecl
    : ( name=NAME { fieldTypeNext(); }
        ( DOT sel=NAME { typeArgsTail(); } ( targs=typeArgs )?
        | ( COMMA more+=NAME )+ typ=type_
        | index=arrayOrTypeArgs
        | simple=unbracketedType
        )?
      | star=STAR { embeddedNext(); } embedded=typeName
      | parenthesized=parenthesizedField
      ) { embeddedEnd(); } ( tag=literal )?
    ;

// An embedded type in parentheses, which is an error by now; BAD opens it.
parenthesizedField
    : BAD ( star=STAR )? typ=typeName
    ;

interfaceElem
    : name=NAME { elemArgsNext(); }
      ( sig=signature { methodEnd(); }
      | DOT sel=NAME { typeArgsTail(); } ( targs=typeArgs )?
      | tparams=typeParams { methodParamsEnd($tparams.ctx.open); } ( sig=signature { methodEnd(); } )?
      )? terms=unionTail
    | tilde=TILDE elem=type_ terms=unionTail
    | bare=unnamedType terms=unionTail
    ;

// Expressions

exprList
    : first=expr ( COMMA more+=expr )*
    ;

expr
    : first=unary ( ops+=( STAR | DIV | REM | SHL | SHR | AND | AND_NOT
                         | ADD | SUB | OR | XOR
                         | EQL | NEQ | LSS | LEQ | GTR | GEQ
                         | LAND
                         | LOR ) more+=unary )*
    ;

// `following` is where the next token stands.
unary
    locals [int following]
    : ( ops+=( STAR | ARROW | ADD | SUB | NOT | XOR | AND | TILDE ) )* x=primary { $following = nextOffset(); }
    ;

primary
    : x=operand { literalNext(_localctx); } ( suffixes+=suffix { literalNext(_localctx); } )*
    ;

operand
    : name=NAME
    | lit=literal
    | lparen=LPAREN { nest(); } inner=expr { unnest(); } rparen=RPAREN
    | fun=FUNC { tparamsNext("function type"); } ( typeParams )? sig=signature
      { bodyNext(); } ( { nest(); } body=funcBody { unnest(); } )?
    | array=arrayType
    | compound=compoundType
    | bad=BAD
    ;

literal
    : tok=( INT | FLOAT | IMAG | CHAR | STRING )
    ;

suffix
    : open=DOT { selectorNext(); } ( sel=NAME | BAD | lparen=LPAREN { assertedNext(); } ( guard=TYPE | typ=type_ ) close=RPAREN )
    | open=LBRACK { indexNext(); }
      ( first=expr )? { indexEnd(); }
      ( COMMA ( types+=type_ { typeArgSep(); } COMMA )*
      | colon=COLON { sliceNext(); } ( hi=expr )? { sliceEnd($hi.ctx); } ( full=COLON { maxNext(); } max=expr )?
      )? { unnest(); } close=RBRACK
    | open=LPAREN { nest(); exprNext(RPAREN); }
      ( args+=expr ( dots=ELLIPSIS )? { argSep($dots); } COMMA { exprNext(RPAREN); } )* { unnest(); } close=RPAREN
    | lit=literalValue
    ;

literalValue
    : open=LIT_LBRACE { nest(); elementNext(); }
      ( elements+=element { elementSep(); } COMMA { elementNext(); } )* { unnest(); } close=RBRACE
    ;

element
    : key=bareElement ( colon=COLON { valueNext(); } value=bareElement )?
    ;

bareElement
    : lit=literalValue | x=expr
    ;

// Statements

block
    : open=LBRACE stmts=stmtList close=RBRACE
    ;

stmtList
    : { statementNext(); } ( SEMI { statementNext(); } | stmts+=stmt { statementEnd(); } SEMI { statementNext(); } )*
    ;

// `broken` is true of a label that no statement follows, which is dropped.
stmt
    locals [boolean broken]
    : simple=simpleStmt[1] ( colon=LABEL_COLON { $broken = labelEnd($colon); } ( labeled=stmt )? )?
    | consts=constDecl
    | types=typeDecl
    | vars=varDecl
    | nested=block
    | ifs=ifStmt
    | loop=forStmt
    | switches=switchStmt
    | selects=selectStmt
    | word=( GO | DEFER ) call=primary
    | word=RETURN { exprNext(SEMI, RBRACE); } ( results=exprList )?
    | word=FALLTHROUGH
    | word=( BREAK | CONTINUE ) ( label=NAME )?
    | word=GOTO label=NAME
    ;

// `mode` says what the statement may be besides: 1 a label, 2 a range clause.
simpleStmt[int mode]
    : lhs=exprList { simpleNext(_localctx.start, $lhs.ctx.more.isEmpty(), $mode); }
      ( op=( ASSIGN | DEFINE ) { rangeNext($mode); } ( range=RANGE x=expr | rhs=exprList )
      | op=( ASSIGN_OP | ARROW ) x=expr
      | op=( INC | DEC )
      )?
    ;

ifStmt
    : ifs+=IF headers+=header[1] blocks+=block
      ( ELSE { elseNext(); } ( ifs+=IF headers+=header[1] blocks+=block | last=block { elseEnd(); } ) )*
    ;

// `mode` is 1 for if, 0 for switch. `sound` is false if the brace was not where it should be.
header[int mode]
    locals [int outer, boolean sound]
    : { $outer = enterHeader(); headerNext($mode == 1 ? IF : SWITCH); } ( init=simpleStmt[0] )?
      { $sound = headerSemi(); } ( semi=SEMI { condNext(); } ( cond=simpleStmt[0] )? )?
      { leaveHeader($outer); headerEnd($mode == 1, $semi, $cond.ctx); }
    ;

forStmt
    locals [int outer]
    : FOR { $outer = enterHeader(); headerNext(FOR); }
      ( range=RANGE x=expr
      | ( init=simpleStmt[2] )? { loopSemi($init.ctx); }
        ( semi=SEMI { loopCondNext(); } ( cond=simpleStmt[0] )? { loopCondEnd(); } SEMI { condNext(); }
          ( post=simpleStmt[0] { postEnd($post.ctx); } )? )?
      ) { leaveHeader($outer); } body=block
    ;

switchStmt
    : SWITCH head=header[0] open=LBRACE { caseNext(); } ( clauses+=caseClause { caseNext(); } )* close=RBRACE
    ;

caseClause
    : ( word=CASE exprs=exprList | word=DEFAULT ) colon=COLON body=stmtList
    ;

selectStmt
    : SELECT open=LBRACE { caseNext(); } ( clauses+=commClause { caseNext(); } )* close=RBRACE
    ;

commClause
    : ( word=CASE comm=simpleStmt[0] | word=DEFAULT ) colon=COLON body=stmtList
    ;
