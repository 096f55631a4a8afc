# command-line-arguments
./heap.go:23:2: moved to heap: x
./heap.go:29:3: moved to heap: z
./heap.go:40:3: moved to heap: j
./heap.go:46:15: moved to heap: n
./heap.go:47:7: &pair{} does not escape
./heap.go:48:7: &pair{...} escapes to heap
./heap.go:49:12: []int{...} does not escape
./heap.go:51:14: []*pair{...} does not escape
./heap.go:51:18: &pair{...} does not escape
./heap.go:52:11: make([]int, 3) does not escape
./heap.go:53:11: make([]int, n) escapes to heap
./heap.go:54:10: new(int) escapes to heap
./heap.go:55:10: new(pair) does not escape
./heap.go:57:13: ... argument does not escape
./heap.go:57:17: len(c) escapes to heap
./heap.go:57:29: e[1].b == nil escapes to heap
./heap.go:57:40: len(f) escapes to heap
./heap.go:57:48: len(g) escapes to heap
./heap.go:61:9: &pair{...} escapes to heap
./heap.go:65:2: moved to heap: count
./heap.go:75:2: moved to heap: total
./heap.go:66:9: func literal does not escape
./heap.go:68:2: func literal does not escape
./heap.go:69:13: func literal escapes to heap
./heap.go:70:8: func literal does not escape
./heap.go:72:9: func literal escapes to heap
./heap.go:74:5: func literal escapes to heap
./heap.go:76:9: func literal escapes to heap
./heap.go:79:11: s does not escape
./heap.go:79:20: f does not escape
./heap.go:85:10: s does not escape
./heap.go:87:10: func literal does not escape
./heap.go:91:11: xs does not escape
./heap.go:93:11: leaking param: xs to result ~r0 level=1
./heap.go:95:10: leaking param: xs to result ~r0 level=0
./heap.go:98:2: moved to heap: a
./heap.go:101:2: moved to heap: c
./heap.go:99:12: ... argument escapes to heap
./heap.go:100:13: ... argument does not escape
./heap.go:100:18: many(... argument...) escapes to heap
./heap.go:100:18: ... argument does not escape
./heap.go:100:29: *some(... argument...) escapes to heap
./heap.go:100:34: ... argument does not escape
./heap.go:102:13: ... argument does not escape
./heap.go:105:17: moved to heap: n
./heap.go:106:22: square{...} escapes to heap
./heap.go:111:12: n escapes to heap
./heap.go:112:16: pair{} escapes to heap
./heap.go:113:14: n does not escape
./heap.go:115:9: n escapes to heap
./heap.go:117:16: square{...}.area does not escape
./heap.go:118:13: ... argument does not escape
./heap.go:118:15: m() escapes to heap
./heap.go:119:13: ... argument does not escape
./heap.go:119:14: "text" escapes to heap
./heap.go:119:22: 1.5 escapes to heap
./heap.go:119:27: 'x' escapes to heap
./heap.go:119:42: n + 1 escapes to heap
./heap.go:124:13: ... argument does not escape
./heap.go:124:23: outOfLoop(2) escapes to heap
./heap.go:124:57: sum([]int{...}) escapes to heap
./heap.go:124:63: []int{...} does not escape
