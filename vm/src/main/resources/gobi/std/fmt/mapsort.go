package fmt

import "reflect"

type mapEntry struct{ key, elem reflect.Value }

// sortedEntries returns a map's entries in the order in which maps are printed: numbers and strings by <, NaN before all
// numbers, false before true, pointers and channels by address, structs and arrays element by element, interfaces by nil, then by
// type, then by value.
func sortedEntries(m reflect.Value) []mapEntry {
	entries := make([]mapEntry, 0, m.Len())
	for it := m.MapRange(); it.Next(); {
		entries = append(entries, mapEntry{it.Key(), it.Value()})
	}
	if len(entries) > 1 {
		mergeSort(entries, make([]mapEntry, len(entries)))
	}
	return entries
}

func mergeSort(list, tmp []mapEntry) {
	if len(list) <= 8 {
		for i := 1; i < len(list); i++ {
			for j := i; j > 0 && compareValues(list[j].key, list[j-1].key) < 0; j-- {
				list[j], list[j-1] = list[j-1], list[j]
			}
		}
		return
	}
	mid := len(list) / 2
	mergeSort(list[:mid], tmp)
	mergeSort(list[mid:], tmp)
	left := tmp[:mid]
	copy(left, list)
	l, r := 0, mid
	for i := 0; l < len(left); i++ {
		if r < len(list) && compareValues(list[r].key, left[l].key) < 0 {
			list[i] = list[r]
			r++
		} else {
			list[i] = left[l]
			l++
		}
	}
}

func compareValues(a, b reflect.Value) int {
	if a.Kind() != reflect.Interface && a.Type() != b.Type() {
		return -1 // cannot happen at the top: keys have one type
	}
	switch a.Kind() {
	case reflect.String:
		return compareStrings(a.String(), b.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return order(a.Int() < b.Int(), a.Int() > b.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return order(a.Uint() < b.Uint(), a.Uint() > b.Uint())
	case reflect.Float32, reflect.Float64:
		return compareFloats(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := compareFloats(real(x), real(y)); c != 0 {
			return c
		}
		return compareFloats(imag(x), imag(y))
	case reflect.Bool:
		return order(!a.Bool() && b.Bool(), a.Bool() && !b.Bool())
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		return order(a.Pointer() < b.Pointer(), a.Pointer() > b.Pointer())
	case reflect.Struct:
		for i := 0; i < a.NumField(); i++ {
			if c := compareValues(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compareValues(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return order(a.IsNil() && !b.IsNil(), !a.IsNil() && b.IsNil())
		}
		x, y := a.Elem(), b.Elem()
		if x.Type() != y.Type() {
			s, t := reflect.ValueOf(x.Type()).Pointer(), reflect.ValueOf(y.Type()).Pointer()
			return order(s < t, s > t)
		}
		return compareValues(x, y)
	}
	panic("bad type in compare: " + a.Type().String())
}

func compareStrings(a, b string) int { return order(a < b, a > b) }

func compareFloats(a, b float64) int {
	if a != a || b != b {
		return order(a != a && b == b, a == a && b != b)
	}
	return order(a < b, a > b)
}

func order(less, greater bool) int {
	switch {
	case less:
		return -1
	case greater:
		return 1
	}
	return 0
}
