// Three panics, of which the middle one was recovered.
package main

func main() {
	defer func() {
		panic("third")
	}()
	defer func() {
		defer func() {
			println("recovered", recover().(string))
		}()
		panic("second")
	}()
	panic("first")
}
