package runtime

// The main goroutine begins in runtime.main, which is made anew for every
// program and so has no text: it runs the initialisers of all packages,
// imports before importers, then main.main; when that returns, the program
// ends with status 0.
