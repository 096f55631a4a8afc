// Package encoding names the interfaces of types that convert themselves to and
// from bytes and text.
//
// It follows the documented behaviour of Go 1.23.
package encoding

// A BinaryMarshaler encodes itself into binary form.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// A BinaryUnmarshaler decodes what its MarshalBinary returned. It must copy the
// data it keeps.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// A TextMarshaler encodes itself into UTF-8 text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// A TextUnmarshaler decodes what its MarshalText returned. It must copy the
// text it keeps.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}
