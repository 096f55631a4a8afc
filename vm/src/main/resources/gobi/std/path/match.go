package path

import (
	"errors"
	"internal/bytealg"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether name as a whole matches the pattern: * stands for any characters but
// slashes, ? for one of them, [a-z] and [^a-z] for one of or not of a set, and a backslash makes the
// next character stand for itself.
func Match(pattern, name string) (matched bool, err error) {
	for pattern != "" {
		star := false
		for pattern != "" && pattern[0] == '*' {
			pattern = pattern[1:]
			star = true
		}
		n := chunkEnd(pattern)
		chunk := pattern[:n]
		pattern = pattern[n:]
		if star && chunk == "" {
			return bytealg.IndexByteString(name, '/') < 0, nil
		}
		rest, ok, err := matchChunk(chunk, name)
		if ok && (rest == "" || pattern != "") {
			name = rest
			continue
		}
		if err != nil {
			return false, err
		}
		found := false
		if star {
			for i := 0; i < len(name) && name[i] != '/'; i++ {
				rest, ok, err = matchChunk(chunk, name[i+1:])
				if ok && (pattern != "" || rest == "") {
					name = rest
					found = true
					break
				}
				if err != nil {
					return false, err
				}
			}
		}
		if found {
			continue
		}
		// No match; still a malformed rest of the pattern is an error.
		for pattern != "" {
			for pattern != "" && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			n := chunkEnd(pattern)
			if _, _, err := matchChunk(pattern[:n], ""); err != nil {
				return false, err
			}
			pattern = pattern[n:]
		}
		return false, nil
	}
	return name == "", nil
}

// chunkEnd returns where the pattern's part before its first star ends.
func chunkEnd(pattern string) int {
	inSet := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '\\':
			if i+1 < len(pattern) {
				i++
			}
		case '[':
			inSet = true
		case ']':
			inSet = false
		case '*':
			if !inSet {
				return i
			}
		}
	}
	return len(pattern)
}

// matchChunk matches chunk, which has no star, at the start of s and returns the rest of s. Once the
// match has failed it only checks the form of chunk.
func matchChunk(chunk, s string) (rest string, ok bool, err error) {
	failed := false
	for chunk != "" {
		if !failed && s == "" {
			failed = true
		}
		switch chunk[0] {
		case '[':
			var r rune
			if !failed {
				var n int
				r, n = utf8.DecodeRuneInString(s)
				s = s[n:]
			}
			in, after, err := matchSet(chunk[1:], r)
			if err != nil {
				return "", false, err
			}
			chunk = after
			if !in {
				failed = true
			}
			continue
		case '?':
			if !failed {
				if s[0] == '/' {
					failed = true
				}
				_, n := utf8.DecodeRuneInString(s)
				s = s[n:]
			}
			chunk = chunk[1:]
			continue
		case '\\':
			chunk = chunk[1:]
			if chunk == "" {
				return "", false, ErrBadPattern
			}
		}
		if !failed {
			if chunk[0] != s[0] {
				failed = true
			}
			s = s[1:]
		}
		chunk = chunk[1:]
	}
	if failed {
		return "", false, nil
	}
	return s, true, nil
}

// matchSet reports whether r is in the set at the start of chunk, after its bracket, and returns
// what follows the set.
func matchSet(chunk string, r rune) (in bool, rest string, err error) {
	negated := false
	if chunk != "" && chunk[0] == '^' {
		negated = true
		chunk = chunk[1:]
	}
	for n := 0; ; n++ {
		if chunk != "" && chunk[0] == ']' && n > 0 {
			return in != negated, chunk[1:], nil
		}
		var lo, hi rune
		if lo, chunk, err = setRune(chunk); err != nil {
			return false, "", err
		}
		hi = lo
		if chunk[0] == '-' {
			if hi, chunk, err = setRune(chunk[1:]); err != nil {
				return false, "", err
			}
		}
		if lo <= r && r <= hi {
			in = true
		}
	}
}

// setRune reads one character of a set, after which the set must go on.
func setRune(chunk string) (r rune, rest string, err error) {
	if chunk == "" || chunk[0] == '-' || chunk[0] == ']' {
		return 0, "", ErrBadPattern
	}
	if chunk[0] == '\\' {
		chunk = chunk[1:]
		if chunk == "" {
			return 0, "", ErrBadPattern
		}
	}
	r, n := utf8.DecodeRuneInString(chunk)
	if r == utf8.RuneError && n == 1 || n == len(chunk) {
		return 0, "", ErrBadPattern
	}
	return r, chunk[n:], nil
}
