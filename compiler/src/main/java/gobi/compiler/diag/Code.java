package gobi.compiler.diag;

/// One code for each distinct fault. Each has an example whose first diagnostic has that code,
/// which a test of the whole toolchain checks.
public enum Code {
    /// Text that is not Go.
    SYNTAX_ERROR("func {"),
    /// Two embedded fields of the same depth have the name.
    AMBIGUOUS_SELECTOR(
            """
            type A struct{ X int }
            type B struct{ X int }
            type C struct{ A; B }
            var _ = C{}.X
            """),
    /// As many values as variables are wanted.
    ASSIGNMENT_MISMATCH("var a, b = 1, 2, 3"),
    /// A method in an interface needs a name.
    BLANK_METHOD("type I interface{ _() }"),
    /// `_` is no value.
    BLANK_USED("var _ = _"),
    /// A built-in function can only be called.
    BUILTIN_NOT_CALLED("var _ = len"),
    /// A type argument follows neither from the arguments nor from the constraints.
    CANNOT_INFER(
            """
            func f[T any]() {}
            func g() { f() }
            """),
    /// An untyped constant of more than 512 bits.
    CONSTANT_OVERFLOW("const c = 1 << 511 << 511"),
    /// A declaration that needs itself.
    DECLARATION_CYCLE("type T struct{ t T }"),
    /// Division by the constant zero.
    DIVISION_BY_ZERO("var _ = 1 / 0"),
    /// Two cases of a switch have the same constant or type.
    DUPLICATE_CASE("func f(x int) { switch x { case 1, 1: } }"),
    /// A switch or select has two defaults.
    DUPLICATE_DEFAULT("func f() { switch { default: default: } }"),
    /// A struct literal names a field twice.
    DUPLICATE_FIELD("var _ = struct{ x int }{x: 1, x: 2}"),
    /// Two labels of a function have the same name.
    DUPLICATE_LABEL("func f() { L: for { break L }; L: for { break L } }"),
    /// Two elements of a literal have the same key.
    DUPLICATE_LITERAL_KEY("var _ = []int{1: 1, 1: 2}"),
    /// A type has two methods of the same name.
    DUPLICATE_METHOD(
            """
            type T int
            func (T) m() {}
            func (T) m() {}
            """),
    /// A struct has a field and a method of the same name.
    FIELD_AND_METHOD(
            """
            type T struct{ m int }
            func (T) m() {}
            """),
    /// A function needs more than a gigabyte of stack.
    FRAME_TOO_LARGE("func f(x [1 << 31]byte) {}"),
    /// A generic type or function without type arguments.
    GENERIC_WITHOUT_INSTANTIATION(
            """
            type G[T any] struct{}
            var x G
            """),
    /// Packages that import each other.
    IMPORT_CYCLE(
            """
            -- main.go --
            package main

            import _ "example.com/m/a"
            -- a/a.go --
            package a

            import _ "example.com/m/b"
            -- b/b.go --
            package b

            import _ "example.com/m/a"
            """),
    /// There is no such package.
    IMPORT_NOT_FOUND("import \"no/such/package\""),
    /// The asserted type cannot be in the interface.
    IMPOSSIBLE_ASSERT(
            """
            type I interface{ m() }
            func f(i I) { _ = i.(int) }
            """),
    /// The value's type does not suit the variable, parameter or result.
    INCOMPATIBLE_ASSIGN("var s string = 1"),
    /// A package variable whose initial value needs itself.
    INIT_CYCLE(
            """
            var a = b
            var b = a
            """),
    /// A generic function or type that needs ever larger instances of itself.
    INSTANTIATION_CYCLE("func f[T any]() { f[*T]() }"),
    /// The length of an array is no constant that counts.
    INVALID_ARRAY_LENGTH("var a [-1]int"),
    /// A type assertion on what is no interface.
    INVALID_ASSERT("func f(x int) { _ = x.(int) }"),
    /// A break, continue, goto or fallthrough that leads nowhere.
    INVALID_BRANCH("func f() { break }"),
    /// An argument that the built-in function does not take.
    INVALID_BUILTIN_ARG("var _ = len(1)"),
    /// What cannot be closed.
    INVALID_CLOSE("func f() { close(1) }"),
    /// Arguments of complex, real or imag of the wrong type.
    INVALID_COMPLEX("func f(x int) { _ = real(x) }"),
    /// A constant beyond what the compiler can hold.
    INVALID_CONSTANT("const c = 1e500000000 * 1e500000000"),
    /// A constant of a type that has no constants.
    INVALID_CONST_TYPE("const c []int = nil"),
    /// A conversion between types that have nothing in common.
    INVALID_CONVERSION("var _ = []int(\"a\")"),
    /// Arguments of copy that are no slices of one type.
    INVALID_COPY("func f(a []int, b []string) { copy(a, b) }"),
    /// A `//go:` comment that says something wrong.
    INVALID_DIRECTIVE(
            """
            //go:linkname f g
            func f() {}
            """),
    /// A type that cannot be embedded.
    INVALID_EMBEDDED(
            """
            type P *int
            type T struct{ P }
            """),
    /// A key of a struct literal that is no name.
    INVALID_FIELD_NAME("var _ = struct{ x int }{1: 2}"),
    /// An import path or name that can stand for no package.
    INVALID_IMPORT("import \"\""),
    /// An index that is no integer or out of bounds.
    INVALID_INDEX("var _ = [2]int{}[2]"),
    /// `*` before what is no pointer.
    INVALID_INDIRECTION("func f(x int) { _ = *x }"),
    /// Something else than a plain function called init, or main with parameters.
    INVALID_INIT("var init int"),
    /// More iteration variables than there are values.
    INVALID_ITERATION_VARIABLE("func f(c chan int) { for a, b := range c { _, _ = a, b } }"),
    /// A literal of a type that has none.
    INVALID_LITERAL("var _ = int{}"),
    /// A key of an array or slice literal that is no index of it.
    INVALID_LITERAL_INDEX("var _ = [1]int{1, 2}"),
    /// Something else than a function called main.
    INVALID_MAIN("var main int"),
    /// make with a type or sizes that it does not take.
    INVALID_MAKE("var _ = make(int)"),
    /// Keys of a map must be comparable.
    INVALID_MAP_KEY("var m map[[]int]int"),
    /// A method taken from a type or value that does not have it in its method set.
    INVALID_METHOD_EXPR(
            """
            type T int
            func (*T) m() {}
            var _ = T.m
            """),
    /// min or max of what has no order.
    INVALID_MIN_MAX("var _ = min(true, false)"),
    /// unsafe.Offsetof of what is no field.
    INVALID_OFFSETOF(
            """
            import "unsafe"
            var _ = unsafe.Offsetof(1)
            """),
    /// A package called `_`.
    INVALID_PACKAGE_NAME("package _"),
    /// range over what cannot be ranged over.
    INVALID_RANGE("func f() { for range 1.5 {} }"),
    /// A receive from what is no channel or only sends.
    INVALID_RECEIVE("func f(c chan<- int) { <-c }"),
    /// A receiver whose type cannot have methods here.
    INVALID_RECEIVER("func (int) m() {}"),
    /// A case of a select that neither sends nor receives.
    INVALID_SELECT_CASE("func f() { select { case f(): } }"),
    /// A send to what is no channel or only receives.
    INVALID_SEND("func f(c <-chan int) { c <- 1 }"),
    /// Shifted what is no integer.
    INVALID_SHIFT("func f(x float64) { _ = x << 1 }"),
    /// A shift by what is no integer, or a negative one.
    INVALID_SHIFT_COUNT("func f(x int) { _ = x << -1 }"),
    /// Left of `:=` something else than names.
    INVALID_SHORT_DECL("func f(a []int) { a[0] := 1 }"),
    /// A switch on what cannot be compared.
    INVALID_SWITCH("func f(x struct{ s []int }) { switch x {} }"),
    /// A type switch on what is no interface.
    INVALID_TYPE_SWITCH("func f(x int) { switch x.(type) {} }"),
    /// A union with terms that do not go together.
    INVALID_UNION("type I interface{ int; ~int | int }"),
    /// A constant where another kind of type is wanted.
    INVALID_UNTYPED_CONVERSION("func f(x []int) { _ = x == 1 }"),
    /// iota elsewhere than in a constant.
    IOTA_OUTSIDE("var _ = iota"),
    /// Operands of different types.
    MISMATCHED_TYPES("func f(a int, b string) { _ = a + b }"),
    /// A constraint as the type of a variable.
    MISPLACED_CONSTRAINT("var x interface{ int }"),
    /// A `//go:` comment that applies to nothing here.
    MISPLACED_DIRECTIVE(
            """
            //go:noinline
            var x int
            """),
    /// `...` where it has no meaning.
    MISPLACED_DOTS("func f(x int) { f([]int{}...) }"),
    /// `~` outside of a constraint.
    MISPLACED_TILDE("func f(x int) { _ = ~x }"),
    /// A type parameter where a type must be known.
    MISPLACED_TYPE_PARAM("func f[T any, P T]() {}"),
    /// A function without a body, which would have to be written in another language.
    MISSING_BODY("func f()"),
    /// The type has neither field nor method of that name.
    MISSING_FIELD_OR_METHOD("func f(x int) { x.y() }"),
    /// An element of a map literal without a key.
    MISSING_KEY("var _ = map[int]int{1}"),
    /// A program without a main function.
    MISSING_MAIN("var x int"),
    /// A function with results that can reach its end.
    MISSING_RETURN("func f() int {}"),
    /// A struct literal with names before some of its values.
    MIXED_LITERAL("var _ = struct{ x, y int }{x: 1, 2}"),
    /// A call with several results where one value is wanted.
    MULTIPLE_VALUES(
            """
            func f() (int, int) { return 1, 2 }
            var x = f() + 1
            """),
    /// A condition that is neither true nor false.
    NON_BOOLEAN_CONDITION("func f() { if 1 {} }"),
    /// `++` or `--` of what is no number.
    NON_NUMERIC_INC_DEC("func f(s string) { s++ }"),
    /// The address of what has none.
    NOT_ADDRESSABLE("var _ = &1"),
    /// A type where a value is wanted.
    NOT_AN_EXPRESSION("var _ = int"),
    /// go or defer with something else than a call.
    NOT_A_CALL("func f() { defer int(1) }"),
    /// Something else where a type is wanted.
    NOT_A_TYPE(
            """
            var x int
            var y x
            """),
    /// A call of what is no function.
    NOT_CALLABLE("func f(x int) { x() }"),
    /// The value of a constant is not known at compile time.
    NOT_CONSTANT(
            """
            var x int
            const c = x
            """),
    /// Type arguments for what takes none.
    NOT_GENERIC(
            """
            type T int
            var x T[int]
            """),
    /// An index into what has no elements.
    NOT_INDEXABLE("func f(x int) { _ = x[0] }"),
    /// A slice of what cannot be sliced.
    NOT_SLICEABLE("func f(x int) { _ = x[:] }"),
    /// `:=` without a new variable.
    NO_NEW_VARIABLE("func f(x int) { x := 1 }"),
    /// A call without results used as a value.
    NO_VALUE(
            """
            func f() {}
            var x = f()
            """),
    /// A constant that its type cannot hold.
    OVERFLOW("var x int8 = 128"),
    /// The name of a package as a value.
    PACKAGE_USED(
            """
            import "unsafe"
            var p unsafe.Pointer
            var _ = unsafe
            """),
    /// A name declared twice in a block.
    REDECLARED(
            """
            var x int
            var x int
            """),
    /// A name twice on the left of `:=`.
    REPEATED_DECL("func f() { x, x := 1, 2; _ = x }"),
    /// A bare return where a result's name means another variable.
    RESULT_SHADOWED("func f() (x int) { { x := 1; _ = x; return } }"),
    /// Constant bounds of a slice in the wrong order.
    SWAPPED_INDICES("var _ = \"abc\"[2:1]"),
    /// A constant with a fraction where an integer is wanted.
    TRUNCATED("var x int = 1.5"),
    /// A type beyond the limits of memory.
    TYPE_TOO_LARGE("var x [1 << 50]byte"),
    /// An assignment to what is no variable.
    UNASSIGNABLE("func f() { 1 = 2 }"),
    /// A name that nothing declares.
    UNDEFINED("var _ = x"),
    /// An operator that the type does not have.
    UNDEFINED_OPERATOR("func f(x string) { _ = -x }"),
    /// A name that its package keeps to itself.
    UNEXPORTED(
            """
            -- main.go --
            package main

            import "example.com/m/a"

            var _ = a.x
            -- a/a.go --
            package a

            var x int
            """),
    /// A value for a field that its package keeps to itself, in a literal without names.
    UNEXPORTED_FIELD(
            """
            -- main.go --
            package main

            import "example.com/m/a"

            var _ = a.T{1}
            -- a/a.go --
            package a

            type T struct{ x int }
            """),
    /// A literal names a field that the struct does not have.
    UNKNOWN_FIELD("var _ = struct{ x int }{y: 1}"),
    /// A type argument that its constraint does not permit.
    UNSATISFIED(
            """
            func f[T comparable]() {}
            func g() { f[[]int]() }
            """),
    /// What gc compiles and Gobi does not.
    UNSUPPORTED_BY_GOBI(
            """
            import _ "unsafe"

            //go:linkname f g
            func f() {}
            """),
    /// A feature that is younger than the language version of the file.
    UNSUPPORTED_FEATURE(
            """
            -- main.go --
            //go:build go1.21

            package main

            func f() {
                for range 10 {
                }
            }
            """),
    /// A literal without a type where none follows from the place.
    UNTYPED_LITERAL("var _ = struct{ x []int }{{1}}"),
    /// nil without a type.
    UNTYPED_NIL("var x = nil"),
    /// An expression as a statement.
    UNUSED_EXPRESSION("func f(x int) { x + 1 }"),
    /// An import that is not used.
    UNUSED_IMPORT("import \"unsafe\""),
    /// A label that nothing refers to.
    UNUSED_LABEL("func f() { L: for {} }"),
    /// A local variable that is not used.
    UNUSED_VARIABLE("func f() { x := 1 }"),
    /// As many arguments as parameters are wanted.
    WRONG_ARG_COUNT(
            """
            func f(int) {}
            func g() { f() }
            """),
    /// As many values as the struct has fields are wanted.
    WRONG_FIELD_COUNT("var _ = struct{ x, y int }{1}"),
    /// As many values as the function has results are to be returned.
    WRONG_RESULT_COUNT("func f() int { return }"),
    /// As many type arguments as type parameters are wanted.
    WRONG_TYPE_ARG_COUNT(
            """
            type G[T any] int
            var x G[int, int]
            """);

    private static final String PACKAGE = "package main\n\n";

    private final String example;

    Code(String example) {
        this.example = example;
    }

    /// A program with this fault: the text of one file, or several, each after a line `-- name --`.
    public String example() {
        boolean whole = example.startsWith("package ") || example.startsWith("-- ");
        return (whole ? example : PACKAGE + example).stripTrailing() + "\n";
    }
}
