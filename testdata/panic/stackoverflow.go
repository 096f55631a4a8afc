// Recursion without end overflows the stack, which cannot be recovered.
package main

func forever(n int) int { return forever(n+1) + 1 }

func main() {
	defer func() { recover() }()
	println(forever(0))
}
