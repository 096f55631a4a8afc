// A value that was handed to a waiting receiver lives although the receiver has not run since.
package main

import (
	"fmt"
	"runtime"
	"strconv"
)

type node struct {
	name string
	next *node
}

func text(i int) string {
	return "t" + strconv.Itoa(1000+i)
}

// overwrite allocates what takes the place of objects that were freed.
func overwrite() int {
	n := 0
	for i := range 2000 {
		n += len(text(-i))
	}
	return n
}

func main() {
	runtime.GOMAXPROCS(1)
	texts := make(chan string)
	nodes := make(chan *node)
	quit := make(chan bool)
	done := make(chan bool)
	go func() {
		for s := range texts {
			fmt.Println("text", s)
			done <- true
		}
	}()
	go func() {
		for {
			select {
			case n := <-nodes:
				fmt.Println("node", n.name, n.next.name)
				done <- true
			case <-quit:
				done <- true
				return
			}
		}
	}()
	runtime.Gosched()
	for i := range 5 {
		texts <- text(i)
		runtime.GC()
		overwrite()
		<-done
		nodes <- &node{text(i), &node{name: text(10 + i)}}
		runtime.GC()
		overwrite()
		<-done
	}
	quit <- true
	<-done
}
