package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// Values of fixed size are booleans, sized integers, floating-point and complex
// numbers, and arrays and structs of such; data may also be a slice of them. A
// field called _ is skipped on reading and zero on writing.

// Read reads from r into data, a pointer to a value of fixed size or a slice of
// such. It returns io.EOF if there is nothing and io.ErrUnexpectedEOF if there
// is not enough.
func Read(r io.Reader, order ByteOrder, data any) error {
	n := fixedSize(data)
	if n >= 0 {
		buf := make([]byte, n)
		if _, err := io.ReadFull(r, buf); err != nil {
			return err
		}
		if decodeFast(buf, order, data) {
			return nil
		}
	}
	v := reflect.ValueOf(data)
	size := -1
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = dataSize(v)
	case reflect.Slice:
		size = dataSize(v)
	}
	if size < 0 {
		return errors.New("binary.Read: invalid type " + typeName(data))
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	c := coder{order: order, buf: buf}
	c.decode(v)
	return nil
}

// Decode is Read from a buffer; it returns the number of bytes used, and an
// error if buf is too small.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	if n := fixedSize(data); n >= 0 {
		if len(buf) < n {
			return 0, errBufferTooSmall
		}
		if decodeFast(buf[:n], order, data) {
			return n, nil
		}
	}
	v := reflect.ValueOf(data)
	size := -1
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = dataSize(v)
	case reflect.Slice:
		size = dataSize(v)
	}
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeName(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order: order, buf: buf[:size]}
	c.decode(v)
	return size, nil
}

// Write writes data, a value of fixed size, a slice of such or a pointer to it.
func Write(w io.Writer, order ByteOrder, data any) error {
	buf, ok := encodeFast(nil, order, data)
	if !ok {
		v := reflect.Indirect(reflect.ValueOf(data))
		size := dataSize(v)
		if size < 0 {
			return errors.New("binary.Write: some values are not fixed-sized in type " + typeName(data))
		}
		c := coder{order: order, buf: make([]byte, size)}
		buf = c.buf
		c.encode(v)
	}
	_, err := w.Write(buf)
	return err
}

// Encode is Write into a buffer; it returns the number of bytes written, and an
// error if buf is too small.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	b, err := appendData("binary.Encode", nil, order, data)
	if err != nil {
		return 0, err
	}
	if len(b) > len(buf) {
		return 0, errBufferTooSmall
	}
	return copy(buf, b), nil
}

// Append is Write to the end of buf, which it returns.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	b, err := appendData("binary.Append", buf, order, data)
	if err != nil {
		return nil, err
	}
	return b, nil
}

func appendData(caller string, buf []byte, order ByteOrder, data any) ([]byte, error) {
	if b, ok := encodeFast(buf, order, data); ok {
		return b, nil
	}
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New(caller + ": some values are not fixed-sized in type " + typeName(data))
	}
	from := len(buf)
	buf = append(buf, make([]byte, size)...)
	c := coder{order: order, buf: buf[from:]}
	c.encode(v)
	return buf, nil
}

// Size returns the number of bytes that Write would write, -1 if it would not.
func Size(v any) int {
	if n := fixedSize(v); n >= 0 {
		return n
	}
	return dataSize(reflect.Indirect(reflect.ValueOf(v)))
}

func typeName(data any) string {
	if data == nil {
		return "<nil>"
	}
	return reflect.TypeOf(data).String()
}

// fixedSize returns the size of the common types, -1 for others.
func fixedSize(data any) int {
	switch data := data.(type) {
	case bool, int8, uint8:
		return 1
	case *bool:
		if data == nil {
			return -1
		}
		return 1
	case *int8:
		if data == nil {
			return -1
		}
		return 1
	case *uint8:
		if data == nil {
			return -1
		}
		return 1
	case []bool:
		return len(data)
	case []int8:
		return len(data)
	case []uint8:
		return len(data)
	case int16, uint16, *int16, *uint16:
		return 2
	case []int16:
		return 2 * len(data)
	case []uint16:
		return 2 * len(data)
	case int32, uint32, float32, *int32, *uint32, *float32:
		return 4
	case []int32:
		return 4 * len(data)
	case []uint32:
		return 4 * len(data)
	case []float32:
		return 4 * len(data)
	case int64, uint64, float64, *int64, *uint64, *float64:
		return 8
	case []int64:
		return 8 * len(data)
	case []uint64:
		return 8 * len(data)
	case []float64:
		return 8 * len(data)
	}
	return -1
}

// decodeFast decodes the common types without reflection.
func decodeFast(b []byte, order ByteOrder, data any) bool {
	switch data := data.(type) {
	case *bool:
		*data = b[0] != 0
	case *int8:
		*data = int8(b[0])
	case *uint8:
		*data = b[0]
	case *int16:
		*data = int16(order.Uint16(b))
	case *uint16:
		*data = order.Uint16(b)
	case *int32:
		*data = int32(order.Uint32(b))
	case *uint32:
		*data = order.Uint32(b)
	case *int64:
		*data = int64(order.Uint64(b))
	case *uint64:
		*data = order.Uint64(b)
	case *float32:
		*data = math.Float32frombits(order.Uint32(b))
	case *float64:
		*data = math.Float64frombits(order.Uint64(b))
	case []bool:
		for i, x := range b {
			data[i] = x != 0
		}
	case []int8:
		for i, x := range b {
			data[i] = int8(x)
		}
	case []uint8:
		copy(data, b)
	case []int16:
		for i := range data {
			data[i] = int16(order.Uint16(b[2*i:]))
		}
	case []uint16:
		for i := range data {
			data[i] = order.Uint16(b[2*i:])
		}
	case []int32:
		for i := range data {
			data[i] = int32(order.Uint32(b[4*i:]))
		}
	case []uint32:
		for i := range data {
			data[i] = order.Uint32(b[4*i:])
		}
	case []int64:
		for i := range data {
			data[i] = int64(order.Uint64(b[8*i:]))
		}
	case []uint64:
		for i := range data {
			data[i] = order.Uint64(b[8*i:])
		}
	case []float32:
		for i := range data {
			data[i] = math.Float32frombits(order.Uint32(b[4*i:]))
		}
	case []float64:
		for i := range data {
			data[i] = math.Float64frombits(order.Uint64(b[8*i:]))
		}
	default:
		return false
	}
	return true
}

// encodeFast appends the common types without reflection.
func encodeFast(b []byte, order ByteOrder, data any) ([]byte, bool) {
	put16 := func(v uint16) {
		var t [2]byte
		order.PutUint16(t[:], v)
		b = append(b, t[:]...)
	}
	put32 := func(v uint32) {
		var t [4]byte
		order.PutUint32(t[:], v)
		b = append(b, t[:]...)
	}
	put64 := func(v uint64) {
		var t [8]byte
		order.PutUint64(t[:], v)
		b = append(b, t[:]...)
	}
	switch v := data.(type) {
	case bool:
		if v {
			b = append(b, 1)
		} else {
			b = append(b, 0)
		}
	case int8:
		b = append(b, byte(v))
	case uint8:
		b = append(b, v)
	case int16:
		put16(uint16(v))
	case uint16:
		put16(v)
	case int32:
		put32(uint32(v))
	case uint32:
		put32(v)
	case int64:
		put64(uint64(v))
	case uint64:
		put64(v)
	case float32:
		put32(math.Float32bits(v))
	case float64:
		put64(math.Float64bits(v))
	case []uint8:
		b = append(b, v...)
	case []int16:
		for _, x := range v {
			put16(uint16(x))
		}
	case []uint16:
		for _, x := range v {
			put16(x)
		}
	case []int32:
		for _, x := range v {
			put32(uint32(x))
		}
	case []uint32:
		for _, x := range v {
			put32(x)
		}
	case []int64:
		for _, x := range v {
			put64(uint64(x))
		}
	case []uint64:
		for _, x := range v {
			put64(x)
		}
	case []float32:
		for _, x := range v {
			put32(math.Float32bits(x))
		}
	case []float64:
		for _, x := range v {
			put64(math.Float64bits(x))
		}
	default:
		return b, false
	}
	return b, true
}

// dataSize returns the size of v, a value of fixed size or a slice, else -1.
func dataSize(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Slice:
		if s := sizeOf(v.Type().Elem()); s >= 0 {
			return s * v.Len()
		}
		return -1
	case reflect.Invalid:
		return -1
	}
	return sizeOf(v.Type())
}

func sizeOf(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if s := sizeOf(t.Elem()); s >= 0 {
			return s * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			s := sizeOf(t.Field(i).Type)
			if s < 0 {
				return -1
			}
			sum += s
		}
		return sum
	case reflect.Bool, reflect.Uint8, reflect.Int8:
		return 1
	case reflect.Uint16, reflect.Int16:
		return 2
	case reflect.Uint32, reflect.Int32, reflect.Float32:
		return 4
	case reflect.Uint64, reflect.Int64, reflect.Float64, reflect.Complex64:
		return 8
	case reflect.Complex128:
		return 16
	}
	return -1
}

// coder walks through a value and a buffer at once.
type coder struct {
	order ByteOrder
	buf   []byte
}

func (c *coder) take(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

// get takes a number of the given size.
func (c *coder) get(size int) uint64 {
	b := c.take(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) put(size int, v uint64) {
	b := c.take(size)
	switch size {
	case 1:
		b[0] = byte(v)
	case 2:
		c.order.PutUint16(b, uint16(v))
	case 4:
		c.order.PutUint32(b, uint32(v))
	default:
		c.order.PutUint64(b, v)
	}
}

func (c *coder) decode(v reflect.Value) {
	switch k := v.Kind(); k {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			// A blank field cannot be set; an unexported one makes Set panic.
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.decode(f)
			} else {
				c.take(sizeOf(f.Type()))
			}
		}
	case reflect.Bool:
		v.SetBool(c.get(1) != 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		size := sizeOf(v.Type())
		shift := uint(64 - 8*size)
		v.SetInt(int64(c.get(size)<<shift) >> shift)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.get(sizeOf(v.Type())))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.get(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(c.get(8)))
	case reflect.Complex64:
		re := float64(math.Float32frombits(uint32(c.get(4))))
		im := float64(math.Float32frombits(uint32(c.get(4))))
		v.SetComplex(complex(re, im))
	case reflect.Complex128:
		re := math.Float64frombits(c.get(8))
		im := math.Float64frombits(c.get(8))
		v.SetComplex(complex(re, im))
	}
}

func (c *coder) encode(v reflect.Value) {
	switch k := v.Kind(); k {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i := 0; i < v.NumField(); i++ {
			if f := v.Field(i); t.Field(i).Name != "_" {
				c.encode(f)
			} else {
				b := c.take(sizeOf(f.Type()))
				for i := range b {
					b[i] = 0
				}
			}
		}
	case reflect.Bool:
		if v.Bool() {
			c.put(1, 1)
		} else {
			c.put(1, 0)
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.put(sizeOf(v.Type()), uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.put(sizeOf(v.Type()), v.Uint())
	case reflect.Float32:
		c.put(4, uint64(math.Float32bits(float32(v.Float()))))
	case reflect.Float64:
		c.put(8, math.Float64bits(v.Float()))
	case reflect.Complex64:
		x := v.Complex()
		c.put(4, uint64(math.Float32bits(float32(real(x)))))
		c.put(4, uint64(math.Float32bits(float32(imag(x)))))
	case reflect.Complex128:
		x := v.Complex()
		c.put(8, math.Float64bits(real(x)))
		c.put(8, math.Float64bits(imag(x)))
	}
}
