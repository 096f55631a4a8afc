// Tinyvm assembles programs for a stack machine of a dozen instructions and
// runs them: a labelled two-pass assembler, an interpreter loop with a switch,
// and faults that end in an exit status.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type opcode byte

const (
	push opcode = iota
	load
	store
	add
	sub
	mul
	mod
	jump
	jumpz
	call
	ret
	print
	halt
)

var mnemonics = map[string]opcode{
	"push": push, "load": load, "store": store, "add": add, "sub": sub, "mul": mul, "mod": mod,
	"jump": jump, "jumpz": jumpz, "call": call, "ret": ret, "print": print, "halt": halt,
}

type instruction struct {
	op  opcode
	arg int
}

// assemble translates one instruction per line; "name:" defines a label.
func assemble(source string) (code []instruction, err error) {
	type fixup struct {
		at    int
		label string
	}
	labels := map[string]int{}
	var fixups []fixup
	for n, line := range strings.Split(source, "\n") {
		line, _, _ = strings.Cut(line, ";")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if name, ok := strings.CutSuffix(fields[0], ":"); ok {
			labels[name] = len(code)
			continue
		}
		op, ok := mnemonics[fields[0]]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown instruction %q", n+1, fields[0])
		}
		ins := instruction{op: op}
		if len(fields) > 1 {
			if v, err := strconv.Atoi(fields[1]); err == nil {
				ins.arg = v
			} else {
				fixups = append(fixups, fixup{len(code), fields[1]})
			}
		}
		code = append(code, ins)
	}
	for _, f := range fixups {
		target, ok := labels[f.label]
		if !ok {
			return nil, fmt.Errorf("no label %q", f.label)
		}
		code[f.at].arg = target
	}
	return code, nil
}

var (
	errUnderflow = errors.New("stack underflow")
	errSteps     = errors.New("too many steps")
)

type vm struct {
	stack, calls []int
	memory       [16]int
	steps        int
}

func (m *vm) pop() int {
	if len(m.stack) == 0 {
		panic(errUnderflow)
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *vm) push(v int) { m.stack = append(m.stack, v) }

func (m *vm) run(code []instruction) (err error) {
	pc := 0
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(error)
			if !ok {
				panic(r)
			}
			err = fmt.Errorf("at %d: %w", pc-1, e)
		}
	}()
	for ; m.steps < 10_000; m.steps++ {
		ins := code[pc]
		pc++
		switch ins.op {
		case push:
			m.push(ins.arg)
		case load:
			m.push(m.memory[ins.arg])
		case store:
			m.memory[ins.arg] = m.pop()
		case add, sub, mul, mod:
			y, x := m.pop(), m.pop()
			switch ins.op {
			case add:
				x += y
			case sub:
				x -= y
			case mul:
				x *= y
			case mod:
				x %= y
			}
			m.push(x)
		case jumpz:
			if m.pop() != 0 {
				continue
			}
			fallthrough
		case jump:
			pc = ins.arg
		case call:
			m.calls = append(m.calls, pc)
			pc = ins.arg
		case ret:
			top := len(m.calls) - 1
			pc, m.calls = m.calls[top], m.calls[:top]
		case print:
			fmt.Print(m.pop(), " ")
		case halt:
			return nil
		}
	}
	return errSteps
}

func main() {
	programs := []struct{ name, source string }{
		{"countdown", "push 5\nstore 0\nagain:\nload 0\nprint\nload 0\npush 1\nsub\nstore 0\nload 0\njumpz done\njump again\ndone:\nhalt"},
		{"gcd", "push 1071\nstore 0\npush 462\nstore 1\nloop:\nload 1\njumpz end\nload 1\nload 0\nload 1\nmod ; the rest\nstore 1\nstore 0\njump loop\nend:\nload 0\nprint\nhalt"},
		{"squares", "push 7\ncall square\nprint\npush 12\ncall square\nprint\nhalt\nsquare:\nstore 9\nload 9\nload 9\nmul\nret"},
		{"forever", "here:\njump here"},
		{"empty stack", "push 1\nadd\nhalt"},
		{"by zero", "push 1\npush 0\nmod\nhalt"},
		{"off the end", "push 1\nprint"},
		{"wild store", "push 1\nstore 99"},
		{"nonsense", "push 1\nfrobnicate"},
		{"lost", "jump nowhere"},
	}
	faults := 0
	for _, p := range programs {
		fmt.Printf("%-12s ", p.name+":")
		code, err := assemble(p.source)
		if err == nil {
			var m vm
			if err = m.run(code); err == nil {
				fmt.Printf("(%d steps)\n", m.steps)
				continue
			}
		}
		faults++
		fmt.Println("fault:", err)
	}
	os.Exit(faults)
}
