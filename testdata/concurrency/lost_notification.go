// explore: deadlock
// A notification is sent without blocking, and dropped when nobody listens yet.
package main

import "fmt"

func main() {
	notify := make(chan struct{})
	go func() {
		select {
		case notify <- struct{}{}:
		default:
		}
	}()
	<-notify
	fmt.Println("notified")
}
