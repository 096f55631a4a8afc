package main

type T struct{ a int }

func main() {
	_ = int("5")
	_ = string(1.5)
	_ = []byte(5)
	_ = T(5)
	_ = (*int)(new(string))
	_ = bool(1)
	_ = uint8(300)
	_ = int(2.5)
	var i any = 1
	_ = int(i)
}
