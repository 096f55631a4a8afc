// Package url parses URLs and escapes their parts.
//
// It follows the documented behaviour of Go 1.23.
package url

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// An Error says in which operation on which URL an error came up.
type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// Timeout reports whether the cause says that it is a timeout.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether the cause says that it is temporary.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL is a parsed URL of one of the forms
//
//	[scheme:][//[user[:password]@]host][/]path[?query][#fragment]
//	scheme:opaque[?query][#fragment]
//
// Path and Fragment are unescaped. Where their usual escaped forms are not what
// was written, RawPath and RawFragment hold that.
type URL struct {
	Scheme      string
	Opaque      string    // escaped
	User        *Userinfo // nil if there is none
	Host        string    // perhaps with a port
	Path        string
	RawPath     string
	OmitHost    bool   // show no "//" for an empty host
	ForceQuery  bool   // show a "?" for an empty query
	RawQuery    string // escaped
	Fragment    string
	RawFragment string
}

// Userinfo is a name and perhaps a password. It does not change.
type Userinfo struct {
	name        string
	password    string
	hasPassword bool
}

// User returns a Userinfo without a password.
func User(username string) *Userinfo { return &Userinfo{name: username} }

// UserPassword returns a Userinfo with a password.
func UserPassword(username, password string) *Userinfo {
	return &Userinfo{username, password, true}
}

// Username returns the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.name
}

// Password returns the password, and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.hasPassword
}

// String returns the escaped form, "name" or "name:password".
func (u *Userinfo) String() string {
	if u == nil {
		return ""
	}
	s := escape(u.name, inUser)
	if u.hasPassword {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

// --- parsing

// Parse parses a URL, absolute or relative.
func Parse(rawURL string) (*URL, error) {
	text, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(text, false)
	if err != nil {
		return nil, &Error{"parse", text, err}
	}
	if err := u.setFragment(fragment); err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// ParseRequestURI parses what a request of HTTP names: an absolute URL or an
// absolute path, without a fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func parse(text string, request bool) (*URL, error) {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	if text == "" && request {
		return nil, errors.New("empty url")
	}
	u := new(URL)
	if text == "*" {
		u.Path = "*"
		return u, nil
	}
	scheme, rest, err := cutScheme(text)
	if err != nil {
		return nil, err
	}
	u.Scheme = strings.ToLower(scheme)
	if before, query, found := strings.Cut(rest, "?"); found {
		rest, u.RawQuery, u.ForceQuery = before, query, query == ""
	}
	return u, u.setHierarchy(rest, request)
}

// setHierarchy takes what stands between scheme and query.
func (u *URL) setHierarchy(rest string, request bool) error {
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return nil
		}
		if request {
			return errors.New("invalid URI for request")
		}
		if segment, _, _ := strings.Cut(rest, "/"); strings.Contains(segment, ":") {
			return errors.New("first path segment in URL cannot contain colon")
		}
	}
	switch {
	case strings.HasPrefix(rest, "//") && (u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")):
		authority := rest[2:]
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if err := u.setAuthority(authority); err != nil {
			return err
		}
	case strings.HasPrefix(rest, "/") && u.Scheme != "":
		u.OmitHost = true
	}
	return u.setPath(rest)
}

func cutScheme(text string) (scheme, rest string, err error) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isLetter(c):
		case isDigit(c) || c == '+' || c == '-' || c == '.':
			if i == 0 {
				return "", text, nil
			}
		case c == ':':
			if i == 0 {
				return "", "", errors.New("missing protocol scheme")
			}
			return text[:i], text[i+1:], nil
		default:
			return "", text, nil
		}
	}
	return "", text, nil
}

func (u *URL) setAuthority(text string) error {
	user, host := "", text
	at := strings.LastIndexByte(text, '@')
	if at >= 0 {
		user, host = text[:at], text[at+1:]
	}
	var err error
	if u.Host, err = parseHost(host); err != nil {
		return err
	}
	if at < 0 {
		return nil
	}
	u.User, err = parseUser(user)
	return err
}

func parseUser(text string) (*Userinfo, error) {
	for i := 0; i < len(text); i++ {
		if c := text[i]; !isLetter(c) && !isDigit(c) && strings.IndexByte("-._:~!$&'()*+,;=%@", c) < 0 {
			return nil, errors.New("net/url: invalid userinfo")
		}
	}
	name, password, hasPassword := strings.Cut(text, ":")
	name, err := unescape(name, inUser)
	if err != nil {
		return nil, err
	}
	password, err = unescape(password, inUser)
	if err != nil {
		return nil, err
	}
	return &Userinfo{name, password, hasPassword}, nil
}

func parseHost(host string) (string, error) {
	if !strings.HasPrefix(host, "[") {
		if i := strings.LastIndexByte(host, ':'); i >= 0 && !isPort(host[i:]) {
			return "", fmt.Errorf("invalid port %q after host", host[i:])
		}
		return unescape(host, inHost)
	}
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	if port := host[end+1:]; !isPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	zone := strings.Index(host[:end], "%25")
	if zone < 0 {
		return unescape(host, inHost)
	}
	var whole string
	for _, piece := range []struct {
		text string
		part part
	}{{host[:zone], inHost}, {host[zone:end], inZone}, {host[end:], inHost}} {
		s, err := unescape(piece.text, piece.part)
		if err != nil {
			return "", err
		}
		whole += s
	}
	return whole, nil
}

// isPort reports whether s is empty or a colon and digits.
func isPort(s string) bool {
	if s == "" {
		return true
	}
	for i := 1; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s[0] == ':'
}

func (u *URL) setPath(text string) (err error) {
	u.Path, u.RawPath, err = bothForms(text, inPath)
	return err
}

func (u *URL) setFragment(text string) (err error) {
	u.Fragment, u.RawFragment, err = bothForms(text, inFragment)
	return err
}

// bothForms returns text unescaped, and text itself unless it is the usual way to escape that.
func bothForms(text string, p part) (plain, raw string, err error) {
	plain, err = unescape(text, p)
	if err != nil {
		return "", "", err
	}
	if text != escape(plain, p) {
		raw = text
	}
	return plain, raw, nil
}

// --- showing

// EscapedPath returns RawPath if it is a way to escape Path, and else the usual one.
func (u *URL) EscapedPath() string {
	if u.Path == "*" && u.RawPath == "" {
		return "*"
	}
	return escapedForm(u.Path, u.RawPath, inPath)
}

// EscapedFragment returns RawFragment if it is a way to escape Fragment, and else the usual one.
func (u *URL) EscapedFragment() string {
	return escapedForm(u.Fragment, u.RawFragment, inFragment)
}

func escapedForm(plain, raw string, p part) string {
	if raw != "" && isEscaped(raw, p) {
		if s, err := unescape(raw, p); err == nil && s == plain {
			return raw
		}
	}
	if p == inPath && plain == "*" {
		return "*"
	}
	return escape(plain, p)
}

// isEscaped reports whether s has only characters that may stand in that part.
func isEscaped(s string, p part) bool {
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("!$&'()*+,;=:@[]%", s[i]) < 0 && !isPlain(s[i], p) {
			return false
		}
	}
	return true
}

// String puts the parts together.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		u.writeHierarchy(&b)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

func (u *URL) writeHierarchy(b *strings.Builder) {
	hasHost := u.Host != "" || u.User != nil
	if hasHost || u.Scheme != "" && !u.OmitHost && u.Path != "" {
		b.WriteString("//")
	}
	if u.User != nil {
		b.WriteString(u.User.String() + "@")
	}
	b.WriteString(escape(u.Host, inHost))
	p := u.EscapedPath()
	if p != "" && p[0] != '/' && u.Host != "" {
		b.WriteByte('/')
	}
	if segment, _, _ := strings.Cut(p, "/"); b.Len() == 0 && strings.Contains(segment, ":") {
		b.WriteString("./") // or it would be a scheme
	}
	b.WriteString(p)
}

// Redacted is String with "xxxxx" for the password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	c := *u
	if _, has := u.User.Password(); has {
		c.User = UserPassword(u.User.Username(), "xxxxx")
	}
	return c.String()
}

// RequestURI returns path and query as a request of HTTP names them.
func (u *URL) RequestURI() string {
	s := u.Opaque
	switch {
	case s == "":
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	case strings.HasPrefix(s, "//"):
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// Hostname returns the host without port, and without brackets.
func (u *URL) Hostname() string {
	host, _ := u.hostAndPort()
	return host
}

// Port returns the port, "" if there is no valid one.
func (u *URL) Port() string {
	_, port := u.hostAndPort()
	return port
}

func (u *URL) hostAndPort() (host, port string) {
	host = u.Host
	if i := strings.LastIndexByte(host, ':'); i >= 0 && isPort(host[i:]) {
		host, port = host[:i], host[i+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// MarshalBinary returns what String returns.
func (u *URL) MarshalBinary() (text []byte, err error) { return []byte(u.String()), nil }

// UnmarshalBinary parses text.
func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*u = *parsed
	return nil
}

// --- relative URLs

// IsAbs reports whether there is a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// Parse parses ref as a URL relative to u.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference returns what ref is, seen from u, by section 5.2 of RFC 3986.
func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if ref.Scheme == "" {
		r.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		r.setPath(resolve(ref.EscapedPath(), ""))
		return &r
	}
	if ref.Opaque != "" {
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque, r.User, r.Host, r.Path = u.Opaque, nil, "", ""
		return &r
	}
	r.Host, r.User = u.Host, u.User
	r.setPath(resolve(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// resolve returns the path ref as seen from base, without dots.
func resolve(base, ref string) string {
	full := ref
	switch {
	case ref == "":
		full = base
	case ref[0] != '/':
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	var kept []string
	segments := strings.Split(strings.TrimPrefix(full, "/"), "/")
	for _, s := range segments {
		switch s {
		case ".":
		case "..":
			kept = kept[:max(0, len(kept)-1)]
		default:
			kept = append(kept, s)
		}
	}
	if last := segments[len(segments)-1]; (last == "." || last == "..") && len(kept) > 0 {
		kept = append(kept, "")
	}
	return "/" + strings.Join(kept, "/")
}

// JoinPath is URL.JoinPath of the URL that base is, as text.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	return u.JoinPath(elem...).String(), nil
}

// JoinPath returns u with elements added to its path, cleaned of dots and double slashes.
func (u *URL) JoinPath(elem ...string) *URL {
	elem = append([]string{u.EscapedPath()}, elem...)
	var p string
	if strings.HasPrefix(elem[0], "/") {
		p = path.Join(elem...)
	} else {
		// No dots lead out of a relative path.
		elem[0] = "/" + elem[0]
		p = path.Join(elem...)[1:]
	}
	if strings.HasSuffix(elem[len(elem)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	c := *u
	c.setPath(p)
	return &c
}
