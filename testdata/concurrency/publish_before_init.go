// explore: other output
// A value is published before all of it is set.
package main

import (
	"fmt"
	"sync/atomic"
)

type server struct {
	name string
	port int
}

func main() {
	var current atomic.Pointer[server]
	started := make(chan bool)
	go func() {
		s := &server{name: "main"}
		current.Store(s)
		s.port = 8080
		close(started)
	}()
	if s := current.Load(); s != nil && s.port == 0 {
		fmt.Println("port missing")
	}
	<-started
	fmt.Println(current.Load().port)
}
