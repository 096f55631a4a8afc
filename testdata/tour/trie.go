// Trie keeps words in a tree of letters and completes prefixes, counts words,
// matches patterns with wildcards and deletes words again.
package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Trie struct {
	next  map[rune]*Trie
	count int // how often the word that ends here was added
}

func (t *Trie) Add(word string) {
	node := t
	for _, r := range word {
		child, ok := node.next[r]
		if !ok {
			child = new(Trie)
			if node.next == nil {
				node.next = make(map[rune]*Trie)
			}
			node.next[r] = child
		}
		node = child
	}
	node.count++
}

func (t *Trie) find(prefix string) *Trie {
	for _, r := range prefix {
		if t = t.next[r]; t == nil {
			return nil
		}
	}
	return t
}

func (t *Trie) Count(word string) int {
	if node := t.find(word); node != nil {
		return node.count
	}
	return 0
}

// Walk visits the words below t in order until visit returns false.
func (t *Trie) Walk(prefix string, visit func(word string, count int) bool) bool {
	if t == nil {
		return true
	}
	if t.count > 0 && !visit(prefix, t.count) {
		return false
	}
	for _, r := range slices.Sorted(maps.Keys(t.next)) {
		if !t.next[r].Walk(prefix+string(r), visit) {
			return false
		}
	}
	return true
}

func (t *Trie) Complete(prefix string, limit int) (words []string) {
	t.find(prefix).Walk(prefix, func(w string, _ int) bool {
		words = append(words, w)
		return len(words) < limit
	})
	return words
}

// Match finds the words that equal pattern, in which '?' stands for any rune.
func (t *Trie) Match(pattern string) (words []string) {
	var match func(node *Trie, rest []rune, so string)
	match = func(node *Trie, rest []rune, so string) {
		if len(rest) == 0 {
			if node.count > 0 {
				words = append(words, so)
			}
			return
		}
		for r, child := range node.next {
			if rest[0] == '?' || rest[0] == r {
				match(child, rest[1:], so+string(r))
			}
		}
	}
	match(t, []rune(pattern), "")
	slices.Sort(words)
	return words
}

// Remove takes word away and prunes the branches that become useless.
func (t *Trie) Remove(word string) (removed bool) {
	if word == "" {
		removed = t.count > 0
		t.count = 0
		return removed
	}
	letters := []rune(word)
	child := t.next[letters[0]]
	if child == nil {
		return false
	}
	removed = child.Remove(string(letters[1:]))
	if child.count == 0 && len(child.next) == 0 {
		delete(t.next, letters[0])
	}
	return removed
}

func (t *Trie) nodes() int {
	n := 1
	for _, child := range t.next {
		n += child.nodes()
	}
	return n
}

func main() {
	var t Trie
	for _, w := range strings.Fields("go gob gobi goblin gold golden gone sand sandal go süß süd gobi go") {
		t.Add(w)
	}
	fmt.Println("nodes:", t.nodes(), "go:", t.Count("go"), "gob:", t.Count("gob"), "g:", t.Count("g"))
	fmt.Println("gob...", t.Complete("gob", 10))
	fmt.Println("go...", t.Complete("go", 4))
	fmt.Println("sü...", t.Complete("sü", 4))
	fmt.Println("x...", t.Complete("x", 4))
	fmt.Println("go??", t.Match("go??"), "s??", t.Match("s??"), "??", t.Match("??"))
	t.Walk("", func(w string, n int) bool {
		fmt.Printf("%s*%d ", w, n)
		return w < "gone"
	})
	fmt.Println()
	fmt.Println(t.Remove("goblin"), t.Remove("gobl"), t.Remove("zoo"), t.Remove("go"))
	fmt.Println("nodes:", t.nodes(), t.Complete("", 100))
}
