// explore: other output
// The balance is checked under the lock, but taken under a later one.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) get() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.balance
}

func (a *account) withdraw(n int) {
	if a.get() >= n {
		a.mu.Lock()
		a.balance -= n
		a.mu.Unlock()
	}
}

func main() {
	a := &account{balance: 10}
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			a.withdraw(10)
		}()
	}
	wg.Wait()
	fmt.Println(a.balance)
}
