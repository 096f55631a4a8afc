package pprof

import (
	"context"
	"slices"
	"strings"
)

// setLabels replaces the labels of the calling goroutine.
func setLabels(text string)

type label struct{ key, value string }

// A LabelSet is a set of labels: keys with values.
type LabelSet struct {
	list []label
}

// Labels makes a set of keys and values that are given in turn. A later value
// of a key replaces an earlier one.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	var list []label
	for i := 0; i+1 < len(args); i += 2 {
		list = append(list, label{args[i], args[i+1]})
	}
	return LabelSet{merge(nil, list)}
}

// merge returns the labels of both lists by key.
func merge(old, more []label) []label {
	values := map[string]string{}
	for _, l := range old {
		values[l.key] = l.value
	}
	for _, l := range more {
		values[l.key] = l.value
	}
	list := make([]label, 0, len(values))
	for key, value := range values {
		list = append(list, label{key, value})
	}
	slices.SortFunc(list, func(a, b label) int { return strings.Compare(a.key, b.key) })
	return list
}

type labelsKey struct{}

func labelsOf(ctx context.Context) []label {
	list, _ := ctx.Value(labelsKey{}).([]label)
	return list
}

// WithLabels returns a context with those labels added.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	return context.WithValue(ctx, labelsKey{}, merge(labelsOf(ctx), labels.list))
}

// SetGoroutineLabels gives the calling goroutine the labels of ctx; goroutines
// that it starts later inherit them.
func SetGoroutineLabels(ctx context.Context) { setLabels(labelText(labelsOf(ctx))) }

// Do calls f with the labels added, to its context and to the goroutine.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	defer SetGoroutineLabels(ctx)
	ctx = WithLabels(ctx, labels)
	SetGoroutineLabels(ctx)
	f(ctx)
}

// Label returns the value of a label of ctx, and whether there is one.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range labelsOf(ctx) {
		if l.key == key {
			return l.value, true
		}
	}
	return "", false
}

// ForLabels calls f with each label of ctx until f returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range labelsOf(ctx) {
		if !f(l.key, l.value) {
			break
		}
	}
}
