// Signals that a program sends to itself: Notify, Stop, Ignore, Reset, NotifyContext.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

// get waits for a signal.
func get(c chan os.Signal) string {
	return (<-c).String()
}

// none reports whether c gets nothing although a later signal has come.
func none(c chan os.Signal) bool {
	later := make(chan os.Signal, 1)
	signal.Notify(later, syscall.SIGURG)
	defer signal.Stop(later)
	send(syscall.SIGURG)
	<-later
	return len(c) == 0
}

func send(s syscall.Signal) {
	if err := syscall.Kill(syscall.Getpid(), s); err != nil {
		fmt.Println("kill:", err)
	}
}

func main() {
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2)
	fmt.Println(runtime.NumGoroutine())
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGUSR1, syscall.SIGUSR2} {
		send(s)
		fmt.Println(get(c))
	}
	p, _ := os.FindProcess(os.Getpid())
	fmt.Println(p.Signal(os.Interrupt), get(c))
	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGINT))
	send(syscall.SIGHUP)
	fmt.Println(none(c))
	signal.Notify(c, syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP))
	send(syscall.SIGHUP)
	fmt.Println(get(c))
	signal.Stop(c)
	send(syscall.SIGUSR1)
	send(syscall.SIGUSR2)
	send(syscall.SIGCHLD)
	send(syscall.SIGWINCH)
	fmt.Println(none(c))
	signal.Notify(c, syscall.SIGWINCH, syscall.SIGQUIT)
	send(syscall.SIGWINCH)
	fmt.Println(get(c))
	send(syscall.SIGQUIT)
	fmt.Println(get(c))
	signal.Reset()
	send(syscall.SIGUSR1)
	fmt.Println(none(c))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx)
	send(syscall.SIGTERM)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	a, b := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(a, syscall.SIGUSR1)
	signal.Notify(b, syscall.SIGUSR1)
	send(syscall.SIGUSR1)
	fmt.Println(get(a), get(b))
	signal.Stop(a)
	send(syscall.SIGUSR1)
	fmt.Println(get(b), none(a))
	defer fmt.Println("not printed")
	send(syscall.SIGTERM)
	select {}
}
