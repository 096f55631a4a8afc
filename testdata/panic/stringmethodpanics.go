// An error whose Error method panics while the panic is printed.
package main

type bad struct{}

func (bad) Error() string { panic("Error failed too") }

func main() {
	panic(bad{})
}
