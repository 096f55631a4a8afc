// Bank simulates accounts that many tellers use at once: a mutex in each
// account, transfers that lock two accounts in a fixed order so that they
// cannot deadlock, sentinel and structured errors told apart by errors.Is and
// errors.As, and an invariant checked at the end.
package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, int64(m)/100, int64(m)%100)
}

var (
	ErrFrozen    = errors.New("account frozen")
	ErrSameTwice = errors.New("transfer to the same account")
)

type InsufficientFunds struct {
	Account       int
	Balance, Need Money
}

func (e *InsufficientFunds) Error() string {
	return fmt.Sprintf("account %d has %v, needs %v", e.Account, e.Balance, e.Need)
}

type Account struct {
	sync.Mutex
	id      int
	balance Money
	frozen  bool
	history []Money
}

// change must be called with the account locked.
func (a *Account) change(by Money) error {
	switch {
	case a.frozen:
		return fmt.Errorf("account %d: %w", a.id, ErrFrozen)
	case a.balance+by < 0:
		return &InsufficientFunds{a.id, a.balance, -by}
	}
	a.balance += by
	a.history = append(a.history, by)
	return nil
}

type Bank struct {
	accounts []*Account
	ok       atomic.Int64
	refused  atomic.Int64
}

func (b *Bank) Transfer(from, to int, amount Money) (err error) {
	defer func() {
		if err != nil {
			b.refused.Add(1)
			err = fmt.Errorf("transfer of %v: %w", amount, err)
		} else {
			b.ok.Add(1)
		}
	}()
	if from == to {
		return ErrSameTwice
	}
	first, second := b.accounts[min(from, to)], b.accounts[max(from, to)]
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if err := b.accounts[from].change(-amount); err != nil {
		return err
	}
	if err := b.accounts[to].change(amount); err != nil {
		b.accounts[from].change(amount) // give it back
		return err
	}
	return nil
}

func (b *Bank) Total() (sum Money) {
	for _, a := range b.accounts {
		a.Lock()
		sum += a.balance
		a.Unlock()
	}
	return sum
}

func main() {
	bank := &Bank{}
	for i := range 5 {
		bank.accounts = append(bank.accounts, &Account{id: i, balance: 100_00})
	}
	bank.accounts[4].frozen = true

	fmt.Println(bank.Transfer(0, 1, 25_50))
	for _, err := range []error{
		bank.Transfer(0, 1, 80_00),
		bank.Transfer(2, 2, 1),
		bank.Transfer(3, 4, 10_05),
	} {
		var poor *InsufficientFunds
		switch {
		case errors.As(err, &poor):
			fmt.Println("missing", poor.Need-poor.Balance, "--", err)
		case errors.Is(err, ErrFrozen):
			fmt.Println("frozen --", err)
		default:
			fmt.Println("other --", err)
		}
	}
	for _, a := range bank.accounts {
		fmt.Println(a.id, a.balance, a.history)
	}

	// Eight tellers move money round in circles. The money that is there in
	// the end is the money that was there before.
	before := bank.Total()
	var tellers sync.WaitGroup
	for t := range 8 {
		tellers.Add(1)
		go func() {
			defer tellers.Done()
			for i := range 500 {
				from := (t + i) % 5
				to := (t + i*3 + 1) % 5
				_ = bank.Transfer(from, to, Money(i%17)*10)
			}
		}()
	}
	tellers.Wait()
	fmt.Println("total unchanged:", bank.Total() == before, bank.Total())
	fmt.Println("transfers:", bank.ok.Load()+bank.refused.Load())
}
