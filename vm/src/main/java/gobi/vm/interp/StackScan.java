package gobi.vm.interp;

import gobi.compiler.bytecode.Liveness;
import gobi.vm.code.Function;
import gobi.vm.gc.RootVisitor;
import gobi.vm.memory.Memory;
import gobi.vm.sched.DeferRecord;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.PanicRecord;

import java.util.Arrays;

/// Visits what the frames of one goroutine keep alive, and nothing else; used again for the next.
///
/// An object in a frame's memory is scanned if the frame's code still names it at its pc, or if
/// something live of the same goroutine points into it: a slot of its own frame or of an inner one,
/// a deferred closure, or another such object. Addresses of frame memory are never elsewhere.
final class StackScan {
    private final RuntimeContext context;
    private final RootVisitor visitor;

    /// The same visitor if it wants to know of frames, else null.
    private final FrameVisitor frameVisitor;

    /// Of the frame that is looked at.
    private int depth;

    /// The frames that have pointers in their memory, innermost first.
    private int frames;

    private long[] bases = new long[16];
    private int[] depths = new int[16];
    private Function[] functions = new Function[16];

    /// Number of the first object of each frame; one more entry than frames.
    private int[] firstObject = new int[17];

    /// Where a new chunk of frame memory begins in [#bases], which descend within each.
    private int segments;

    private int[] segmentStart = new int[8];

    private long[] marked = new long[4];
    private int greyCount;
    private int[] grey = new int[16];
    private int[] greyFrame = new int[16];

    /// Addresses of frame memory whose frames have not been met yet.
    private int pendingCount;

    private long[] pending = new long[16];
    private long low;
    private long high;

    StackScan(RuntimeContext context, RootVisitor visitor) {
        this.context = context;
        this.visitor = visitor;
        frameVisitor = visitor instanceof FrameVisitor f ? f : null;
    }

    void visit(Goroutine g) {
        frames = 0;
        segments = 0;
        pendingCount = 0;
        greyCount = 0;
        depth = 0;
        low = g.memoryLow();
        high = g.memoryHigh();
        var walk = new StackWalk(context, g);
        boolean innermost = true;
        do {
            Function f = walk.function();
            if (f.hasPointers()) {
                frame(g.stack, walk.fp(), f, walk.pc(), innermost);
            }
            innermost = false;
            depth++;
        } while (walk.next());
        announce(0);
        for (DeferRecord d = g.defers; d != null; d = d.next()) {
            value(d.closure());
        }
        for (PanicRecord p = g.panics; p != null; p = p.next) {
            value(p.dataWord);
            if (p.running != null) {
                value(p.running.closure());
            }
        }
        resolve();
    }

    private void announce(int frame) {
        if (frameVisitor != null) {
            frameVisitor.frame(frame);
        }
    }

    private void frame(long[] r, int fp, Function f, int pc, boolean innermost) {
        announce(depth);
        var liveness = f.liveness();
        Liveness.Live live = innermost ? liveness.at(pc) : liveness.during(pc);
        if (f.memoryPointers.length > 0) {
            add(r[fp + 1], f, live);
        }
        // Beyond the innermost frame are arguments or results of a native; beyond others, frames.
        int end = fp + (innermost ? r.length - fp : f.frameSize);
        long[] bits = live.slots();
        for (int w = 0; w < bits.length; w++) {
            for (long word = bits[w]; word != 0; word &= word - 1) {
                int slot = fp + w * 64 + Long.numberOfTrailingZeros(word);
                if (slot < end) {
                    value(r[slot]);
                }
            }
        }
    }

    private void value(long v) {
        if (v >= low && v < high) {
            if (pendingCount > 0 && pending[pendingCount - 1] == v) {
                return;
            }
            if (pendingCount == pending.length) {
                pending = Arrays.copyOf(pending, 2 * pendingCount);
            }
            pending[pendingCount++] = v;
        } else if (v != 0) {
            visitor.root(v);
        }
    }

    // ---- objects in frame memory

    private void add(long base, Function f, Liveness.Live live) {
        if (frames == bases.length) {
            bases = Arrays.copyOf(bases, 2 * frames);
            depths = Arrays.copyOf(depths, 2 * frames);
            functions = Arrays.copyOf(functions, 2 * frames);
            firstObject = Arrays.copyOf(firstObject, 2 * frames + 1);
        }
        if (frames == 0 || base > bases[frames - 1]) {
            if (segments == segmentStart.length) {
                segmentStart = Arrays.copyOf(segmentStart, 2 * segments);
            }
            segmentStart[segments++] = frames;
        }
        int first = frames == 0 ? 0 : firstObject[frames];
        int next = first + f.liveness().objects();
        bases[frames] = base;
        depths[frames] = depth;
        functions[frames] = f;
        firstObject[frames] = first;
        firstObject[frames + 1] = next;
        if (next > marked.length * 64) {
            marked = Arrays.copyOf(marked, Math.max(2 * marked.length, next / 64 + 1));
        }
        for (int i = first; i < next; i++) {
            marked[i >> 6] &= ~(1L << i);
        }
        long[] objects = live.objects();
        for (int w = 0; w < objects.length; w++) {
            for (long word = objects[w]; word != 0; word &= word - 1) {
                mark(frames, w * 64 + Long.numberOfTrailingZeros(word));
            }
        }
        frames++;
    }

    private void mark(int frame, int object) {
        int i = firstObject[frame] + object;
        if ((marked[i >> 6] >>> i & 1) != 0) {
            return;
        }
        marked[i >> 6] |= 1L << i;
        if (greyCount == grey.length) {
            grey = Arrays.copyOf(grey, 2 * greyCount);
            greyFrame = Arrays.copyOf(greyFrame, 2 * greyCount);
        }
        grey[greyCount] = object;
        greyFrame[greyCount++] = frame;
    }

    /// Marks what the pending addresses point to and scans all marked objects, until nothing new
    /// comes up.
    private void resolve() {
        while (pendingCount > 0 || greyCount > 0) {
            if (greyCount > 0) {
                greyCount--;
                scan(greyFrame[greyCount], grey[greyCount]);
                continue;
            }
            long address = pending[--pendingCount];
            int frame = find(address);
            if (frame < 0) {
                visitor.root(address);
            } else {
                mark(frame, functions[frame].liveness().objectAt(address - bases[frame]));
            }
        }
        Arrays.fill(functions, 0, frames, null);
    }

    private void scan(int frame, int object) {
        announce(depths[frame]);
        Function f = functions[frame];
        var liveness = f.liveness();
        int end = liveness.objectEnd(object) / 8;
        long[] bits = f.memoryPointers;
        for (int w = liveness.objectStart(object) / 8; w < end; w++) {
            if (w >> 6 >= bits.length) {
                return;
            }
            if ((bits[w >> 6] >>> w & 1) != 0) {
                value(Memory.loadLong(bases[frame] + 8L * w));
            }
        }
    }

    /// The frame whose memory holds the address, or -1: it may belong to one without pointers, or
    /// to the heap, whose areas lie between those of stacks.
    private int find(long address) {
        for (int s = 0; s < segments; s++) {
            int from = segmentStart[s];
            int to = (s + 1 < segments ? segmentStart[s + 1] : frames) - 1;
            if (address < bases[to] || address >= bases[from] + functions[from].memorySize) {
                continue;
            }
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (bases[middle] <= address) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return address < bases[from] + functions[from].memorySize ? from : -1;
        }
        return -1;
    }
}
