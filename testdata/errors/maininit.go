package main

func init() int { return 1 }

func main(args []string) {
	init()
	var init = 2
	_ = init
}
