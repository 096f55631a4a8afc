// explore: other output
// A goroutine assigns to the err of the function around it.
package main

import (
	"errors"
	"fmt"
)

func step(fail bool) error {
	if fail {
		return errors.New("broken")
	}
	return nil
}

func main() {
	var err error
	done := make(chan bool)
	go func() {
		err = step(false)
		close(done)
	}()
	err = step(true)
	<-done
	fmt.Println(err)
}
