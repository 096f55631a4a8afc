package gobi.vm.sync;

import gobi.vm.sched.Processor;

import java.util.Arrays;

/// The wait queues of all channels that somebody waits for, by handle. Free ones are kept by the Ps
/// and, in batches, here.
final class ChannelQueueTable {
    private static final int BATCH = 32;
    private static final int MAX_PER_PROCESSOR = 96;

    private volatile ChannelQueues[] byHandle = new ChannelQueues[BATCH + 1];
    private int made;
    private ChannelQueues free;
    private int freeCount;

    ChannelQueues get(int handle) {
        return byHandle[handle];
    }

    ChannelQueues acquire(Processor p) {
        var q = (ChannelQueues) p.freeChannelQueues;
        if (q == null) {
            refill(p);
            q = (ChannelQueues) p.freeChannelQueues;
        }
        p.freeChannelQueues = q.nextFree;
        p.freeChannelQueueCount--;
        q.nextFree = null;
        return q;
    }

    void release(Processor p, ChannelQueues q) {
        q.nextFree = (ChannelQueues) p.freeChannelQueues;
        p.freeChannelQueues = q;
        if (++p.freeChannelQueueCount > MAX_PER_PROCESSOR) {
            giveBack(p);
        }
    }

    private synchronized void refill(Processor p) {
        for (int i = 0; i < BATCH; i++) {
            var q = free;
            if (q != null) {
                free = q.nextFree;
                freeCount--;
            } else {
                q = make();
            }
            q.nextFree = (ChannelQueues) p.freeChannelQueues;
            p.freeChannelQueues = q;
            p.freeChannelQueueCount++;
        }
    }

    private ChannelQueues make() {
        int handle = ++made;
        ChannelQueues[] table = byHandle;
        if (handle == table.length) {
            table = Arrays.copyOf(table, 2 * handle);
        }
        var q = new ChannelQueues(handle);
        table[handle] = q;
        byHandle = table;
        return q;
    }

    private synchronized void giveBack(Processor p) {
        for (int i = 0; i < MAX_PER_PROCESSOR - BATCH; i++) {
            var q = (ChannelQueues) p.freeChannelQueues;
            p.freeChannelQueues = q.nextFree;
            p.freeChannelQueueCount--;
            q.nextFree = free;
            free = q;
            freeCount++;
        }
    }

    /// Number ever made, for tests.
    synchronized int made() {
        return made;
    }

    /// Number free here, not counting those of the Ps; for tests.
    synchronized int free() {
        return freeCount;
    }
}
