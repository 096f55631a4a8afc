# command-line-arguments
./params.go:12:12: n does not escape
./params.go:14:12: leaking param: n
./params.go:16:19: leaking param content: n
./params.go:18:14: leaking param: n to result ~r0 level=0
./params.go:20:21: leaking param: n to result found level=1
./params.go:27:18: leaking param: a to result ~r0 level=0
./params.go:27:21: leaking param: b to result ~r1 level=1
./params.go:29:7: leaking param: n
./params.go:29:21: visit does not escape
./params.go:33:7: leaking param: n
./params.go:33:23: leaking param: m
./params.go:45:36: (*node).cut ignoring self-assignment in n.data = n.data[i:]
./params.go:45:7: n does not escape
./params.go:47:41: (*node).swap ignoring self-assignment in n.left, n.right = n.right, n.left
./params.go:47:41: (*node).swap ignoring self-assignment in n.left, n.right = n.right, n.left
./params.go:47:7: n does not escape
./params.go:49:7: n does not escape
./params.go:56:11: n does not escape
./params.go:58:10: n does not escape
./params.go:60:14: leaking param: n to result ~r0 level=1
./params.go:62:12: c does not escape
./params.go:62:26: leaking param: n
./params.go:64:13: m does not escape
./params.go:64:33: leaking param: key
./params.go:64:45: leaking param: n
./params.go:66:11: to does not escape
./params.go:66:22: leaking param: n
./params.go:68:14: leaking param content: list
./params.go:68:14: leaking param: list to result ~r0 level=0
./params.go:68:28: leaking param: n
./params.go:70:13: to does not escape
./params.go:70:17: leaking param content: from
./params.go:72:14: leaking param: v to result ~r0 level=0
./params.go:74:12: leaking param: v to result ~r0 level=1
./params.go:76:12: f does not escape
./params.go:76:27: leaking param: n
./params.go:78:15: leaking param: n
./params.go:78:18: leaking param: m
./params.go:79:9: func literal escapes to heap
./params.go:82:14: moved to heap: n
./params.go:84:15: leaking param: n
./params.go:84:18: m does not escape
./params.go:86:8: func literal does not escape
./params.go:89:14: leaking param: n
./params.go:91:13: leaking param: a to result ~r0 level=0
./params.go:91:25: leaking param: s to result ~r1 level=1
./params.go:93:12: leaking param: a to result b level=0
./params.go:94:8: func literal does not escape
./params.go:99:6: moved to heap: n
./params.go:100:8: &node{...} escapes to heap
./params.go:102:9: func literal does not escape
