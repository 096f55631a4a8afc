// Labels with break, continue and goto in every kind of statement.
package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; ; j++ {
			switch {
			case j == i:
				continue outer
			case i == 3:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()

sw:
	switch x := 2; x {
	case 2:
		for {
			if x++; x > 5 {
				break sw
			}
		}
		fmt.Println("never")
	default:
		fmt.Println("never")
	}

sel:
	select {
	default:
		for i := range 10 {
			if i == 3 {
				break sel
			}
			fmt.Print("s", i, " ")
		}
	}

	i := 0
loop:
	if i < 3 {
		fmt.Print("g", i, " ")
		i++
		goto loop
	}
	goto end
end:
	fmt.Println("end")

rng:
	for k := range map[int]int{1: 1, 2: 2, 3: 3} {
		switch k {
		case 1, 2, 3:
			break rng
		}
	}
	ch := make(chan int, 10)
	for i := range 10 {
		ch <- i
	}
	close(ch)
drain:
	for v := range ch {
		switch {
		case v%2 == 0:
			continue drain
		case v > 6:
			break drain
		default:
			fmt.Print("c", v, " ")
		}
	}
	fmt.Println(len(ch))
	// break in a switch leaves only the switch
	for i := range 3 {
		switch i {
		case 1:
			break
		default:
			fmt.Print(i, " ")
		}
	}
	for i := range 3 {
		select {
		default:
			if i == 1 {
				break
			}
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	n := 0
retry:
	for attempt := 0; attempt < 3; attempt++ {
		f := func() int { n++; return n }
		if f() < 5 {
			goto retry
		}
	}
	fmt.Println(n)
	for i := range 3 {
		if i == 1 {
			goto next
		}
		fmt.Print("n", i, " ")
	next:
	}
	fmt.Println()
	func() {
		defer fmt.Println("left by goto")
		x := 0
	again:
		x++
		fs := func() int { return x }
		if fs() < 3 {
			goto again
		}
	}()
	{
		goto inner
	inner:
	}
typeswitch:
	switch v := any(3).(type) {
	case int:
		if v == 3 {
			break typeswitch
		}
		fmt.Println("never")
	}
	unused := 1
	_ = unused
}
