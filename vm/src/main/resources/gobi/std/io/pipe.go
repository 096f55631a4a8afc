package io

import "sync"

// pipe connects a reader with a writer without a buffer: a Write waits until Reads have taken all of its bytes. Writes queue
// on writing; the one in turn offers its bytes on data and learns from taken how many each Read took.
type pipe struct {
	writing sync.Mutex
	data    chan []byte
	taken   chan int

	closing sync.Mutex // guards what follows
	closed  bool
	done    chan struct{}
	readErr error // why the reader's side closed; Writes return it
	sendErr error // why the writer's side closed; Reads return it
}

// Pipe makes a pipe in memory. Calls of Read and Write may be made in parallel, also with Close.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}

func (p *pipe) close(which *error, err error) {
	p.closing.Lock()
	defer p.closing.Unlock()
	if *which == nil {
		*which = err
	}
	if !p.closed {
		p.closed = true
		close(p.done)
	}
}

// errFor returns what a Read (other: sendErr) or Write (other: readErr) on a closed pipe returns.
func (p *pipe) errFor(own, other *error) error {
	p.closing.Lock()
	defer p.closing.Unlock()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}

func (p *pipe) isClosed() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *pipe) read(b []byte) (n int, err error) {
	if p.isClosed() {
		return 0, p.errFor(&p.readErr, &p.sendErr)
	}
	select {
	case d := <-p.data:
		n = copy(b, d)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.errFor(&p.readErr, &p.sendErr)
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	if p.isClosed() {
		return 0, p.errFor(&p.sendErr, &p.readErr)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.errFor(&p.sendErr, &p.readErr)
		}
	}
	return n, nil
}

// PipeReader is the reading half of a pipe.
type PipeReader struct{ p *pipe }

// Read waits for a writer or for the writer's end to close.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.p.read(data) }

// Close makes writes return ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes return err. The first error stays.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.close(&r.p.readErr, err)
	return nil
}

// PipeWriter is the writing half of a pipe.
type PipeWriter struct{ p *pipe }

// Write waits until readers have taken all the data or the reader's end is closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.p.write(data) }

// Close makes reads return EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads return err, EOF if it is nil. The first error stays.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.close(&w.p.sendErr, err)
	return nil
}
