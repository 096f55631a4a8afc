package gobi.fuzz;

/// A program that a seed makes.
///
/// @param body all but the package clause and what every program has
record GeneratedProgram(long seed, String body) {
    /// What every program has: its output, collected and cut to a bearable length; a bound on its
    /// steps; functions that keep the compiler from knowing a value.
    private static final String PRELUDE =
            """

            import "fmt"
            import "strings"

            var (
            \toutput []byte
            \thash   uint32 = 2166136261
            \tlines  int
            \tfuel   = 4000
            )

            // put adds a line to the output. Beyond some hundred lines only their hash counts.
            func put(tag int, values ...any) {
            \ts := fmt.Sprint(tag, " ", fmt.Sprintln(values...))
            \t// renamed
            \tfor i := 0; i < len(s); i++ {
            \t\thash = (hash ^ uint32(s[i])) * 16777619
            \t}
            \tif lines++; lines <= 400 && len(s) < 2000 {
            \t\toutput = append(output, s...)
            \t}
            }

            func flush() {
            \tfmt.Printf("%s%d lines, hash %08x\\n", output, lines, hash)
            }

            func tick() {
            \tif fuel--; fuel < 0 {
            \t\tpanic("out of fuel")
            \t}
            }

            func try(tag int, f func()) {
            \tfuel = 4000
            \tdefer func() {
            \t\tif r := recover(); r != nil {
            \t\t\tput(tag, show(r))
            \t\t}
            \t}()
            \tf()
            }

            func show(r any) string {
            \tif e, ok := r.(error); ok {
            \t\tif text := e.Error(); !strings.Contains(text, "called using nil") {
            \t\t\treturn text
            \t\t}
            \t\t// Which of the two texts gc has depends on what it inlines.
            \t\treturn "runtime error: invalid memory address or nil pointer dereference"
            \t}
            \treturn fmt.Sprintf("%T %v", r, r)
            }

            func tr[T any](tag int, v T) T {
            \tput(tag)
            \treturn v
            }

            func id[T any](v T) T { return v }

            func small[F float32 | float64](f F) F {
            \tif f > 0 && f < 100 {
            \t\treturn f
            \t}
            \treturn 1
            }

            func cut[S ~string](s S, n int) S {
            \tif n < len(s) {
            \t\treturn s[n:]
            \t}
            \treturn s
            }

            func total[M ~map[K]V, K comparable, V any](m M) (sum uint32) {
            \tfor k, v := range m {
            \t\th := uint32(1)
            \t\tfor _, b := range []byte(fmt.Sprint(k, v)) {
            \t\t\th = h*31 + uint32(b)
            \t\t}
            \t\tsum += h
            \t}
            \treturn sum
            }

            func count(n int) func(func(int) bool) {
            \treturn func(yield func(int) bool) {
            \t\tdefer put(0, "end")
            \t\tfor i := 0; i < n && yield(i); i++ {
            \t\t}
            \t}
            }

            func pairs(n int) func(func(int, string) bool) {
            \treturn func(yield func(int, string) bool) {
            \t\tfor i := range n {
            \t\t\tif !yield(i*i, fmt.Sprint(i)) {
            \t\t\t\treturn
            \t\t\t}
            \t\t}
            \t}
            }

            type integer interface {
            \t~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
            }

            type Box[T any] struct {
            \tvalue T
            \tsets  int
            }

            func (b Box[T]) get() T { return b.value }

            func (b *Box[T]) set(v T) int {
            \tb.value = v
            \tb.sets++
            \treturn b.sets
            }

            """;

    /// A whole program.
    String asMain() {
        return "package main\n" + PRELUDE.replace("\t// renamed\n", "") + body;
    }

    /// A package whose function `Main` is the program. Its output has the same names of types.
    String asPackage(String name) {
        String renamed =
                "s = strings.NewReplacer(`fuzz/%s.`, `main.`, `%s.`, `main.`).Replace(s)"
                        .formatted(name, name);
        return "package "
                + name
                + "\n"
                + PRELUDE.replace("// renamed", renamed)
                + body.replace("func main() {", "func Main() {");
    }
}
