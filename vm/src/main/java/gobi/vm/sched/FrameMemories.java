package gobi.vm.sched;

import gobi.vm.memory.AddressSpace;

/// Memories for frames that no goroutine uses, at hand for the one who has the P.
final class FrameMemories {
    private static final int MAX = 64;

    private final AddressSpace space;
    private FrameMemory first;
    private int count;

    FrameMemories(AddressSpace space) {
        this.space = space;
    }

    FrameMemory take() {
        FrameMemory m = first;
        if (m == null) {
            return new FrameMemory(space);
        }
        first = m.next;
        count--;
        m.next = null;
        m.awake();
        return m;
    }

    void give(FrameMemory m) {
        m.rest();
        if (count == MAX) {
            m.free();
            return;
        }
        m.next = first;
        first = m;
        count++;
    }
}
