package url

import (
	"errors"
	"slices"
	"strings"
)

// Values are the values of each key of a query or form.
type Values map[string][]string

// Get returns the first value of key, "" if there is none.
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// Set gives key that value alone.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to those of key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del deletes the values of key.
func (v Values) Del(key string) { delete(v, key) }

// Has reports whether key is there.
func (v Values) Has(key string) bool {
	_, has := v[key]
	return has
}

// Encode returns the query that has those values, sorted by key.
func (v Values) Encode() string {
	keys := make([]string, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var settings []string
	for _, key := range keys {
		for _, value := range v[key] {
			settings = append(settings, QueryEscape(key)+"="+QueryEscape(value))
		}
	}
	return strings.Join(settings, "&")
}

// Query returns the values of the query; malformed settings are left out.
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// ParseQuery returns the values of all well-formed settings key=value, which
// ampersands separate, and the first error.
func ParseQuery(query string) (Values, error) {
	v := Values{}
	var first error
	for query != "" {
		var setting string
		setting, query, _ = strings.Cut(query, "&")
		if setting == "" {
			continue
		}
		key, value, err := parseSetting(setting)
		if err == nil {
			v.Add(key, value)
		} else if first == nil {
			first = err
		}
	}
	return v, first
}

func parseSetting(setting string) (key, value string, err error) {
	if strings.Contains(setting, ";") {
		return "", "", errors.New("invalid semicolon separator in query")
	}
	key, value, _ = strings.Cut(setting, "=")
	if key, err = QueryUnescape(key); err != nil {
		return "", "", err
	}
	value, err = QueryUnescape(value)
	return key, value, err
}
