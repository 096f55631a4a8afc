package io

// MultiReader returns a reader of the given ones, one after the other.
func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

type multiReader struct{ rest []Reader }

func (m *multiReader) Read(p []byte) (n int, err error) {
	for len(m.rest) > 0 {
		n, err = m.rest[0].Read(p)
		if err == EOF {
			m.rest[0] = nil
			m.rest = m.rest[1:]
		}
		if n > 0 || err != EOF {
			if err == EOF && len(m.rest) > 0 {
				err = nil
			}
			return n, err
		}
	}
	return 0, EOF
}

func (m *multiReader) WriteTo(w Writer) (sum int64, err error) {
	buf := make([]byte, 32<<10)
	for len(m.rest) > 0 {
		n, err := copyBuffer(w, m.rest[0], buf)
		sum += n
		if err != nil {
			return sum, err
		}
		m.rest[0] = nil
		m.rest = m.rest[1:]
	}
	return sum, nil
}

// MultiWriter returns a writer that writes to all the given ones in turn and stops at the first error.
func MultiWriter(writers ...Writer) Writer {
	var all []Writer
	for _, w := range writers {
		if m, ok := w.(*multiWriter); ok {
			all = append(all, m.all...)
		} else {
			all = append(all, w)
		}
	}
	return &multiWriter{all}
}

type multiWriter struct{ all []Writer }

func (m *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range m.all {
		n, err = w.Write(p)
		if err != nil {
			return n, err
		}
		if n != len(p) {
			return n, ErrShortWrite
		}
	}
	return len(p), nil
}

func (m *multiWriter) WriteString(s string) (n int, err error) {
	var p []byte
	for _, w := range m.all {
		if sw, ok := w.(StringWriter); ok {
			n, err = sw.WriteString(s)
		} else {
			if p == nil {
				p = []byte(s)
			}
			n, err = w.Write(p)
		}
		if err != nil {
			return n, err
		}
		if n != len(s) {
			return n, ErrShortWrite
		}
	}
	return len(s), nil
}
