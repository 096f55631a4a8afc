// A type assertion on a nil interface.
package main

func main() {
	values := map[string]any{"a": "text"}
	println(values["a"].(string))
	println(values["b"].(string))
}
