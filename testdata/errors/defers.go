package main

func main() {
	defer 5
	go "x"
	defer len("a")
	defer int(3)
	defer (func() {})()
	go func() {}
}
