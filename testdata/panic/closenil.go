// Closing a nil channel.
package main

func main() {
	var done chan struct{}
	close(done)
}
