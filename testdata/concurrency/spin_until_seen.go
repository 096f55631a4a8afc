// explore: no end
// A handshake through a flag that the other side takes back before it is seen.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var request atomic.Bool
	go func() {
		request.Store(true)
		runtime.Gosched()
		request.Store(false)
	}()
	for !request.Load() {
		runtime.Gosched()
	}
	fmt.Println("seen")
}
