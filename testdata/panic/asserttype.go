// A type assertion to the wrong type.
package main

type celsius float64

func main() {
	var temperature any = celsius(21)
	println(float64(temperature.(celsius)) > 20)
	println(temperature.(float64))
}
