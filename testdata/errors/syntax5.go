package main

x := 5

func main() {
	func inner() {
	}
	defer recover
	go func() {}
}
