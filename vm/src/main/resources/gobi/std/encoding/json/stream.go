package json

import (
	"bytes"
	"io"
)

// A Decoder reads values one after the other.
type Decoder struct {
	r         io.Reader
	buf       []byte
	at        int   // what is before has been used
	dropped   int64 // bytes that are no longer in buf
	err       error // of the reader or of a syntax error
	useNumber bool
	strict    bool
	state     int   // what Token expects
	outer     []int // that of the arrays and objects around
}

// NewDecoder returns a decoder that reads from r, perhaps more than it needs.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers in interfaces Numbers instead of float64s.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes keys that a struct has no field for errors.
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

// Buffered returns what has been read and not used, until the next Decode.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// InputOffset returns the position behind the last value or token.
func (dec *Decoder) InputOffset() int64 { return dec.dropped + int64(dec.at) }

// Decode stores the next value in *v; the error is io.EOF if there is none.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.beforeValue(); err != nil {
		return err
	}
	if dec.state != tokenTop && dec.state != tokenElement && dec.state != tokenFirst && dec.state != tokenValue {
		return &SyntaxError{msg: "not at beginning of value", Offset: dec.InputOffset()}
	}
	n, err := dec.readValue()
	if err != nil {
		return err
	}
	d := &decoder{data: dec.buf[dec.at : dec.at+n], useNumber: dec.useNumber, strict: dec.strict}
	dec.at += n
	err = d.decode(v)
	dec.afterValue()
	return err
}

// readValue reads on until buf holds a whole value and returns its size.
func (dec *Decoder) readValue() (int, error) {
	s := scanner{offset: dec.InputOffset()}
	for n := 0; ; {
		used, done := s.feed(dec.buf[dec.at+n:])
		n += used
		if s.err != nil {
			dec.err = s.err
			return 0, s.err
		}
		if done {
			return n, nil
		}
		if err := dec.fill(); err != nil {
			if err == io.EOF {
				if s.started && s.eof() {
					return n, nil
				}
				if s.started || len(bytes.TrimSpace(dec.buf[dec.at:])) > 0 {
					err = io.ErrUnexpectedEOF
				}
			}
			dec.err = err
			return 0, err
		}
	}
}

// fill reads more.
func (dec *Decoder) fill() error {
	if dec.at > 0 {
		dec.dropped += int64(dec.at)
		dec.buf = dec.buf[:copy(dec.buf, dec.buf[dec.at:])]
		dec.at = 0
	}
	if cap(dec.buf)-len(dec.buf) < 512 {
		larger := make([]byte, len(dec.buf), 2*cap(dec.buf)+512)
		copy(larger, dec.buf)
		dec.buf = larger
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	if n > 0 {
		// An error comes back with the next read.
		return nil
	}
	if err == nil {
		return nil
	}
	return err
}

// An Encoder writes values one after the other.
type Encoder struct {
	w              io.Writer
	err            error
	prefix, indent string
	plain          bool // HTML is not escaped
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// SetIndent makes the output be as Indent makes it.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML sets whether characters that mean something in HTML are
// escaped, as they are without it.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.plain = !on }

// Encode writes the JSON of v and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	b, err := encode(v, options{escapeHTML: !enc.plain})
	if err != nil {
		return err
	}
	b = append(b, '\n')
	if enc.prefix != "" || enc.indent != "" {
		if b, err = appendIndent(nil, b, enc.prefix, enc.indent); err != nil {
			return err
		}
	}
	if _, err = enc.w.Write(b); err != nil {
		enc.err = err
	}
	return err
}

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// What Token expects next.
const (
	tokenTop     = iota // a value at the top
	tokenFirst          // an element or the end of an array
	tokenElement        // an element
	tokenComma          // a comma or the end of an array
	tokenKey            // a key or the end of an object
	tokenNextKey        // a key
	tokenColon          // a colon
	tokenValue          // the value of a key
	tokenMore           // a comma or the end of an object
)

// peek returns the next byte that is no space.
func (dec *Decoder) peek() (byte, error) {
	for at := dec.at; ; at = dec.at {
		for ; at < len(dec.buf); at++ {
			if !isSpace(dec.buf[at]) {
				dec.at = at
				return dec.buf[at], nil
			}
		}
		if err := dec.fill(); err != nil {
			return 0, err
		}
	}
}

// beforeValue takes a comma or colon that stands before a value.
func (dec *Decoder) beforeValue() error {
	want, next, context := byte(','), tokenElement, "after array element"
	switch dec.state {
	case tokenComma:
	case tokenColon:
		want, next, context = ':', tokenValue, "after object key"
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		if want == ':' {
			return &SyntaxError{"expected colon after object key", dec.InputOffset()}
		}
		return &SyntaxError{"expected comma " + context, dec.InputOffset()}
	}
	dec.at++
	dec.state = next
	return nil
}

// afterValue moves on behind a value.
func (dec *Decoder) afterValue() {
	switch dec.state {
	case tokenFirst, tokenElement:
		dec.state = tokenComma
	case tokenValue:
		dec.state = tokenMore
	}
}

// More reports whether the array or object at hand has another element.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

func (dec *Decoder) tokenError(c byte) (Token, error) {
	context := ""
	switch dec.state {
	case tokenTop, tokenFirst, tokenElement, tokenValue:
		context = " looking for beginning of value"
	case tokenComma:
		context = " after array element"
	case tokenNextKey:
		context = " looking for beginning of object key string"
	case tokenColon:
		context = " after object key"
	case tokenMore:
		context = " after object key:value pair"
	}
	return nil, &SyntaxError{"invalid character " + quoteByte(c) + context, dec.InputOffset()}
}

// open begins an array or object.
func (dec *Decoder) open(c byte, state int) (Token, error) {
	dec.at++
	dec.outer = append(dec.outer, dec.state)
	dec.state = state
	return Delim(c), nil
}

// close ends one.
func (dec *Decoder) close(c byte) (Token, error) {
	dec.at++
	last := len(dec.outer) - 1
	dec.state, dec.outer = dec.outer[last], dec.outer[:last]
	dec.afterValue()
	return Delim(c), nil
}

// Token returns the next token; commas and colons are left out. The error is
// io.EOF at the end.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		begins := dec.state == tokenTop || dec.state == tokenFirst || dec.state == tokenElement || dec.state == tokenValue
		switch {
		case c == '[' && begins:
			return dec.open(c, tokenFirst)
		case c == '{' && begins:
			return dec.open(c, tokenKey)
		case c == ']' && (dec.state == tokenFirst || dec.state == tokenComma):
			return dec.close(c)
		case c == '}' && (dec.state == tokenKey || dec.state == tokenMore):
			return dec.close(c)
		case c == ':' && dec.state == tokenColon:
			dec.at++
			dec.state = tokenValue
		case c == ',' && dec.state == tokenComma:
			dec.at++
			dec.state = tokenElement
		case c == ',' && dec.state == tokenMore:
			dec.at++
			dec.state = tokenNextKey
		case c == '"' && (dec.state == tokenKey || dec.state == tokenNextKey):
			return dec.keyToken()
		case c == '[' || c == ']' || c == '{' || c == '}' || c == ':' || c == ',' || !begins:
			return dec.tokenError(c)
		default:
			var v any
			if err := dec.Decode(&v); err != nil {
				return nil, err
			}
			return v, nil
		}
	}
}

func (dec *Decoder) keyToken() (Token, error) {
	var key string
	old := dec.state
	dec.state = tokenTop
	err := dec.Decode(&key)
	dec.state = old
	if err != nil {
		return nil, err
	}
	dec.state = tokenColon
	return key, nil
}
