package time

import "errors"

// Versions of the binary form. The second holds offsets with seconds.
const (
	binaryV1 = 1
	binaryV2 = 2
)

// MarshalBinary returns t in 15 or 16 bytes: version, seconds since year 1,
// nanoseconds, offset of the zone in minutes (-1 for UTC) and, in version 2,
// further seconds.
func (t Time) MarshalBinary() ([]byte, error) {
	minutes, seconds := int16(-1), int8(0)
	version := byte(binaryV1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		if offset%60 != 0 {
			version = binaryV2
			seconds = int8(offset % 60)
		}
		offset /= 60
		if offset < -32768 || offset == -1 || offset > 32767 {
			return nil, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		minutes = int16(offset)
	}
	b := []byte{version}
	for sec, i := t.sec(), 56; i >= 0; i -= 8 {
		b = append(b, byte(sec>>uint(i)))
	}
	for nsec, i := t.nsec(), 24; i >= 0; i -= 8 {
		b = append(b, byte(nsec>>uint(i)))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == binaryV2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// UnmarshalBinary sets *t from what MarshalBinary returned.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != binaryV1 && version != binaryV2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	size := 15
	if version == binaryV2 {
		size = 16
	}
	if len(data) != size {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	sec := bigInt(data[1:9])
	nsec := bigInt(data[9:13])
	offset := int(bigInt(data[13:15])) * 60
	if version == binaryV2 {
		offset += int(data[15])
	}
	*t = Time{uint64(nsec), sec, nil}
	if offset == -60 {
		t.setLoc(&utcLoc)
	} else if _, local, _, _, _ := Local.lookup(t.unixSec()); offset == local {
		t.setLoc(Local)
	} else {
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

// GobEncode is MarshalBinary.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode is UnmarshalBinary.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }

// MarshalJSON returns t as a string in the form RFC3339Nano.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.appendRFC3339([]byte{'"'})
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

// UnmarshalJSON sets *t from a string in the form RFC3339; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	var err error
	*t, err = Parse(RFC3339, string(data[1:len(data)-1]))
	return err
}

// MarshalText returns t in the form RFC3339Nano.
func (t Time) MarshalText() ([]byte, error) {
	b, err := t.appendRFC3339(nil)
	if err != nil {
		return nil, errors.New("Time.MarshalText: " + err.Error())
	}
	return b, nil
}

// UnmarshalText sets *t from the form RFC3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// appendRFC3339 refuses what the RFC cannot express.
func (t *Time) appendRFC3339(b []byte) ([]byte, error) {
	from := len(b)
	b = t.AppendFormat(b, RFC3339Nano)
	if b[from+4] != '-' {
		return b, errors.New("year outside of range [0,9999]")
	}
	if b[len(b)-1] != 'Z' {
		sign := b[len(b)-6]
		if '0' <= sign && sign <= '9' || twoDigits(b[len(b)-5:]) >= 24 {
			return b, errors.New("timezone hour outside of range [0,23]")
		}
	}
	return b, nil
}

func twoDigits(b []byte) int { return 10*int(b[0]-'0') + int(b[1]-'0') }
