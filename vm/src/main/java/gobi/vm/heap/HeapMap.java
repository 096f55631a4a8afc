package gobi.vm.heap;

import gobi.vm.event.EventLog;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

/// Draws the spans for [EventLog#heapMap]: how far marking has come, place by place. Reads spans
/// without locks, so a cell may be a little out of date.
public final class HeapMap {
    private static final int CELLS = 900;
    private static final int SAMPLES = 4;

    private final Heap heap;
    private final EventLog log;
    private long cycle;
    private boolean wanted;

    public HeapMap(Heap heap) {
        this.heap = heap;
        log = heap.events();
    }

    /// A cycle begins; all is white.
    public void begin(long newCycle) {
        wanted = log.wantsHeapMaps();
        cycle = newCycle;
        draw("start");
    }

    /// A moment of the cycle, in one word.
    public void draw(String moment) {
        if (wanted) {
            log.heapMap(cycle, moment, cells());
        }
    }

    private String cells() {
        int pages = heap.reachedPages();
        int group = Math.max(1, (pages + CELLS - 1) / CELLS);
        var text = new StringBuilder();
        for (int i = 0; i < pages; i += group) {
            text.append(cell(i, Math.min(pages, i + group)));
        }
        return text.toString();
    }

    private char cell(int from, int to) {
        int allocated = 0;
        int marked = 0;
        int step = Math.max(1, (to - from) / SAMPLES);
        for (int page = from; page < to; page += step) {
            Span s = heap.spanOf(Memory.BASE + ((long) page << SizeClasses.PAGE_SHIFT));
            if (s != null) {
                allocated += s.allocatedSlots();
                marked += s.markedSlots();
            }
        }
        if (allocated == 0) {
            return '.';
        }
        return marked == 0 ? 'w' : marked >= allocated ? 'b' : 'm';
    }

    /// Pages up to the end of the last arena that holds one.
    static int pages(Span[][] table) {
        int arenas = 0;
        for (int i = 0; i < AddressSpace.arenaCount(); i++) {
            if (table[i] != null) {
                arenas = i + 1;
            }
        }
        return lastUsed(table, arenas);
    }

    private static int lastUsed(Span[][] table, int arenas) {
        if (arenas == 0) {
            return 0;
        }
        Span[] last = table[arenas - 1];
        int n = last.length;
        while (n > 0 && last[n - 1] == null) {
            n--;
        }
        return (arenas - 1) * PageHeap.ARENA_PAGES + n;
    }
}
