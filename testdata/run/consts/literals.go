// Every form of literal: numbers, runes, strings, composites, functions.
package main

import "fmt"

type point struct{ x, y int }
type line struct {
	from, to point
	tags     []string
}

func main() {
	fmt.Println(0, 42, 4_2, 0600, 0_600, 0o600, 0o600, 0xBadFace, 0x_67_7a_2f_cc_40_c6, 0b101, 0b_1)
	fmt.Println(0., 72.40, 072.40, 2.71828, 1.e+0, 6.67428e-11, 1e6, .25, .12345e+5, 1_5., 0.15e+02)
	fmt.Println(0x1p-2, 0x2.p10, 0x1.Fp+0, 0x.8p-0, 0x_1FFFp-16, 0x15e-2)
	fmt.Println(0i, 123i, 0xabci, 0.i, 2.71828i, 1.e+0i, 1e6i, .25i, 0x1p-2i)
	fmt.Println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'')
	fmt.Println(`\n
\n`, "\n\"", "Hello, world!\n日本語\u65e5本\U00008a9e\xff\u00FF" == "Hello, world!\n日本語日本語\xff\u00FF", "日本語" == "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e")

	l := line{point{1, 2}, point{y: 4}, nil}
	lines := []line{{to: point{3, 4}}, {tags: []string{"a", 2: "c"}}, l}
	ptrs := []*point{{1, 2}, nil, {}}
	byPoint := map[point]string{{1, 2}: "p", {}: "zero"}
	toPoint := map[string]point{"a": {1, 1}, "b": {}}
	deep := map[string][]map[int]point{"k": {{1: {5, 6}}, nil}}
	arr := [...]string{3: "three", "four", 1: "one"}
	vowels := [128]bool{'a': true, 'e': true, 'i': true, 'o': true, 'u': true}
	grid := [2][3]int{{1, 2, 3}, {4}}
	jag := [][]int{{1}, {}, {2, 3}, 5: {9}}
	fmt.Println(lines, *ptrs[0], ptrs[1] == nil, *ptrs[2], byPoint, toPoint, deep, len(arr), arr, vowels['e'], vowels['z'], grid, jag)
	primes := []int{2, 3, 5, 7, 9, 2147483647}
	const idx = 2
	filter := [10]float32{-1, 4: -0.1, -0.1, 9: -1}
	indexed := []int{idx: 1, idx + 1: 2, 0: 3}
	fmt.Println(primes, filter, indexed, &point{1, 2}, &[]int{1}, &map[string]int{"a": 1}, &[1]int{5})
	noteFrequency := map[string]float32{
		"C0": 16.35, "D0": 18.35,
	}
	anon := []struct {
		name string
		fn   func(int) int
	}{
		{"double", func(i int) int { return 2 * i }},
		{"square", func(i int) int { return i * i }},
	}
	fmt.Println(len(noteFrequency), anon[0].fn(5), anon[1].name, anon[1].fn(7))
	fmt.Println(func(a, b int) int { return a + b }(3, 4), struct{ a, b any }{1, "x"}, [0]int{}, struct{}{}, []any{nil, 1, 'x', "s", 1.5, 2i, true})
	if (point{1, 2}) == *ptrs[0] {
		fmt.Println("composite in a condition")
	}
	for _, p := range []point{{1, 2}, {3, 4}} {
		switch p {
		case point{3, 4}:
			fmt.Println("found")
		}
	}
	x := 5
	sl := []*int{&x, new(int)}
	*sl[1] = *sl[0] * 2
	fmt.Println(*sl[1], []int{x, x * 2, 5: 9}[5])
}
