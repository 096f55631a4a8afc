// Package iter names the functions that iterate over sequences and turns them into pull-style
// iterators. It follows the documented behaviour of Go 1.23.
package iter

// Seq yields the values of a sequence to a function until it returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 yields the pairs of a sequence to a function until it returns false.
type Seq2[K, V any] func(yield func(K, V) bool)
