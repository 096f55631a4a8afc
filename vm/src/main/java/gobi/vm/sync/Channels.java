package gobi.vm.sync;

import gobi.vm.fault.Fault;
import gobi.vm.gc.Barriers;
import gobi.vm.heap.Heap;
import gobi.vm.heap.Layout;
import gobi.vm.heap.MCache;
import gobi.vm.memory.Memory;
import gobi.vm.sched.Goroutine;
import gobi.vm.sched.Processor;
import gobi.vm.sched.Scheduler;
import gobi.vm.sched.Sudog;
import gobi.vm.sched.WaitReason;
import gobi.vm.type.RType;

/// Channels: objects of 64 bytes in the heap, their buffers typed arrays beside them. See the
/// package's page for the layout.
public final class Channels {
    /// [#select]'s answer for a goroutine that has been parked.
    public static final int PARKED = -2;

    private static final int DEFAULT = -1;

    static final int CLOSED = 4;
    static final int COUNT = 8;
    static final int CAPACITY = 16;
    static final int BUFFER = 24;
    static final int ELEM_SIZE = 32;
    static final int FLAGS = 36;
    static final int SEND_INDEX = 40;
    static final int RECV_INDEX = 48;
    static final int QUEUES = 56;
    static final int ELEM_LAYOUT = 60;
    private static final int SIZE = 64;

    /// Elements are 8 bytes without pointers.
    private static final int WORD = 1;

    private static final int POINTER_FREE = 2;

    /// Belongs to a timer: length and capacity read 0.
    private static final int TIMER = 4;

    /// The operation is done and there is nobody to wake.
    private static final Sudog DONE = new Sudog(null);

    /// A receive from a closed channel is done.
    private static final Sudog DONE_CLOSED = new Sudog(null);

    private final Heap heap;
    private final Scheduler scheduler;
    private final Layout layout;
    private final ChannelQueueTable table = new ChannelQueueTable();

    public Channels(Heap heap, Scheduler scheduler) {
        this.heap = heap;
        this.scheduler = scheduler;
        layout = Layout.of(heap, SIZE, 1L << BUFFER / 8);
    }

    // --- making and asking

    /// A channel of that channel type.
    public long make(MCache cache, RType type, long size) {
        return makeOf(cache, type.elem, size);
    }

    long makeOf(MCache cache, Layout elem, long size) {
        if (size < 0 || elem.size > 0 && size > (Heap.MAX_ALLOC - SIZE) / elem.size) {
            throw Fault.of(Fault.Kind.MAKE_CHAN);
        }
        long ch = heap.allocate(cache, layout);
        Memory.storeLong(ch + CAPACITY, size);
        Memory.storeInt(ch + ELEM_SIZE, (int) elem.size);
        Memory.storeInt(ch + ELEM_LAYOUT, elem.id);
        int flags =
                (elem.pointerFree ? POINTER_FREE : 0)
                        | (elem.pointerFree && elem.size == 8 ? WORD : 0);
        Memory.storeInt(ch + FLAGS, flags);
        if (size > 0 && elem.size > 0) {
            Barriers.initialize(ch + BUFFER, heap.allocateArray(cache, elem, size));
        }
        return ch;
    }

    public long length(long ch) {
        return ch == 0 || (Memory.loadInt(ch + FLAGS) & TIMER) != 0
                ? 0
                : Memory.loadLongVolatile(ch + COUNT);
    }

    public long capacity(long ch) {
        return ch == 0 || (Memory.loadInt(ch + FLAGS) & TIMER) != 0
                ? 0
                : Memory.loadLong(ch + CAPACITY);
    }

    // --- sending

    /// Sends the value at `value`: true if done, false if `g` was parked (then [#finishSend] when
    /// it is resumed).
    public boolean send(Goroutine g, long ch, long value) {
        if (ch == 0) {
            g.setWaiting(WaitReason.CHAN_SEND_NIL);
            return false;
        }
        SpinLock.lock(ch);
        Sudog peer = trySend(g.processor, ch, value);
        if (peer == null) {
            Sudog s = g.acquireSudog();
            g.sudogs = s;
            enqueue(g, ch, s, value, true);
            g.setWaiting(WaitReason.CHAN_SEND);
            SpinLock.unlock(ch);
            return false;
        }
        SpinLock.unlock(ch);
        if (peer == DONE_CLOSED) {
            throw Fault.of(Fault.Kind.SEND_CLOSED);
        }
        if (peer != DONE) {
            wake(peer, true);
        }
        return true;
    }

    /// As [#send], but false and nothing done if the goroutine would wait or the send would fail.
    public boolean sendNow(Goroutine g, long ch, long value) {
        Sudog peer = tryNow(g, ch, value, true);
        if (peer == null || peer == DONE_CLOSED) {
            return false;
        }
        if (peer != DONE) {
            wake(peer, true);
        }
        return true;
    }

    public void finishSend(Goroutine g) {
        releaseAll(g);
        if (!g.wakeOk) {
            throw Fault.of(Fault.Kind.SEND_CLOSED);
        }
    }

    /// With the lock held: null if the send must wait, [#DONE_CLOSED] if the channel is closed,
    /// else what is to be woken or [#DONE].
    private Sudog trySend(Processor p, long ch, long value) {
        if (Memory.loadInt(ch + CLOSED) != 0) {
            return DONE_CLOSED;
        }
        int handle = Memory.loadInt(ch + QUEUES);
        if (handle != 0) {
            ChannelQueues q = table.get(handle);
            Sudog receiver = q.receivers.poll();
            releaseIfEmpty(p, ch, q);
            if (receiver != null) {
                if (receiver.element != 0) {
                    copy(p, ch, receiver.element, value);
                }
                return receiver;
            }
        }
        long count = Memory.loadLong(ch + COUNT);
        if (count >= Memory.loadLong(ch + CAPACITY)) {
            return null;
        }
        long i = Memory.loadLong(ch + SEND_INDEX);
        copy(p, ch, slot(ch, i), value);
        Memory.storeLong(ch + SEND_INDEX, after(ch, i));
        Memory.storeLong(ch + COUNT, count + 1);
        return DONE;
    }

    // --- receiving

    /// Receives to `address` (0: discards): 1 for a value, 0 if the channel is closed, -1 if `g`
    /// was parked (then [#finishRecv]).
    public int recv(Goroutine g, long ch, long address) {
        if (ch == 0) {
            g.setWaiting(WaitReason.CHAN_RECEIVE_NIL);
            return -1;
        }
        SpinLock.lock(ch);
        Sudog peer = tryRecv(g.processor, ch, address);
        if (peer == null) {
            Sudog s = g.acquireSudog();
            g.sudogs = s;
            enqueue(g, ch, s, address, false);
            g.setWaiting(WaitReason.CHAN_RECEIVE);
            SpinLock.unlock(ch);
            return -1;
        }
        SpinLock.unlock(ch);
        return received(peer);
    }

    private int received(Sudog peer) {
        if (peer == DONE_CLOSED) {
            return 0;
        }
        if (peer != DONE) {
            wake(peer, true);
        }
        return 1;
    }

    /// As [#recv], but [#PARKED] and nothing done if the goroutine would wait.
    public int recvNow(Goroutine g, long ch, long address) {
        Sudog peer = tryNow(g, ch, address, false);
        return peer == null ? PARKED : received(peer);
    }

    public int finishRecv(Goroutine g) {
        releaseAll(g);
        return g.wakeOk ? 1 : 0;
    }

    /// As [#trySend].
    private Sudog tryRecv(Processor p, long ch, long address) {
        long count = Memory.loadLong(ch + COUNT);
        int handle = Memory.loadInt(ch + QUEUES);
        Sudog sender = null;
        if (handle != 0) {
            ChannelQueues q = table.get(handle);
            sender = q.senders.poll();
            releaseIfEmpty(p, ch, q);
        }
        if (count == 0) {
            if (sender != null) {
                if (address != 0) {
                    copy(p, ch, address, sender.element);
                }
                return sender;
            }
            if (Memory.loadInt(ch + CLOSED) == 0) {
                return null;
            }
            if (address != 0) {
                clear(p, ch, address);
            }
            return DONE_CLOSED;
        }
        long i = Memory.loadLong(ch + RECV_INDEX);
        long slot = slot(ch, i);
        if (address != 0) {
            copy(p, ch, address, slot);
        }
        Memory.storeLong(ch + RECV_INDEX, after(ch, i));
        if (sender != null) {
            // The buffer is full: the value goes to the slot that has become free, which is the
            // last now.
            copy(p, ch, slot, sender.element);
            Memory.storeLong(ch + SEND_INDEX, after(ch, i));
            return sender;
        }
        if ((Memory.loadInt(ch + FLAGS) & POINTER_FREE) == 0) {
            clear(p, ch, slot);
        }
        Memory.storeLong(ch + COUNT, count - 1);
        return DONE;
    }

    // --- closing

    public void close(Goroutine g, long ch) {
        if (ch == 0) {
            throw Fault.of(Fault.Kind.CLOSE_NIL);
        }
        SpinLock.lock(ch);
        if (Memory.loadInt(ch + CLOSED) != 0) {
            SpinLock.unlock(ch);
            throw Fault.of(Fault.Kind.CLOSE_CLOSED);
        }
        Memory.storeIntVolatile(ch + CLOSED, 1);
        Sudog woken = null;
        int handle = Memory.loadInt(ch + QUEUES);
        if (handle != 0) {
            ChannelQueues q = table.get(handle);
            woken = drainReceivers(g.processor, ch, q);
            woken = drainSenders(q, woken);
            releaseIfEmpty(g.processor, ch, q);
        }
        SpinLock.unlock(ch);
        while (woken != null) {
            Sudog s = woken;
            woken = s.next;
            s.next = null;
            wake(s, false);
        }
    }

    private Sudog drainReceivers(Processor p, long ch, ChannelQueues q) {
        Sudog first = null;
        Sudog last = null;
        for (Sudog s = q.receivers.poll(); s != null; s = q.receivers.poll()) {
            if (s.element != 0) {
                clear(p, ch, s.element);
            }
            if (first == null) {
                first = s;
            } else {
                last.next = s;
            }
            last = s;
        }
        return first;
    }

    private static Sudog drainSenders(ChannelQueues q, Sudog others) {
        Sudog first = others;
        for (Sudog s = q.senders.poll(); s != null; s = q.senders.poll()) {
            s.next = first;
            first = s;
        }
        return first;
    }

    // --- select

    /// A select with `cases` cases, sends first: channel and address of case i in `r[first + 2 *
    /// i]` and the slot after it. Returns the index of the case that was done ([Goroutine#wakeOk]
    /// tells whether a value was received), -1 for the default, or [#PARKED] (then
    /// [#finishSelect]).
    public int select(Goroutine g, long[] r, int first, int sends, int cases, boolean hasDefault) {
        if (cases == 1) {
            return selectOne(g, r[first], r[first + 1], sends == 1, hasDefault);
        }
        return selectAny(g, r, first, sends, cases, hasDefault, true);
    }

    /// As [#select], but [#PARKED] and nothing done if the goroutine would wait.
    public int selectNow(
            Goroutine g, long[] r, int first, int sends, int cases, boolean hasDefault) {
        if (cases == 1 && hasDefault) {
            return selectOne(g, r[first], r[first + 1], sends == 1, true);
        }
        if (!hasDefault && wouldWait(r, first, sends, cases)) {
            return PARKED;
        }
        return selectAny(g, r, first, sends, cases, hasDefault, false);
    }

    private static boolean wouldWait(long[] r, int first, int sends, int cases) {
        for (int i = 0; i < cases; i++) {
            long ch = r[first + 2 * i];
            if (ch != 0 && !wouldWait(ch, i < sends)) {
                return false;
            }
        }
        return true;
    }

    private int selectAny(
            Goroutine g,
            long[] r,
            int first,
            int sends,
            int cases,
            boolean hasDefault,
            boolean waits) {
        Processor p = g.processor;
        int n = order(p, r, first, cases);
        if (n == 0) {
            if (!hasDefault && waits) {
                g.setWaiting(cases == 0 ? WaitReason.SELECT_NO_CASES : WaitReason.SELECT);
            }
            return hasDefault ? DEFAULT : PARKED;
        }
        lockAll(p, n);
        for (int k = 0; k < n; k++) {
            int i = p.selectOrder[k];
            long ch = r[first + 2 * i];
            long address = r[first + 2 * i + 1];
            Sudog peer = i < sends ? trySend(p, ch, address) : tryRecv(p, ch, address);
            if (peer != null) {
                unlockAll(p, n);
                return selected(g, i, i < sends, peer);
            }
        }
        if (hasDefault || !waits) {
            unlockAll(p, n);
            return hasDefault ? DEFAULT : PARKED;
        }
        enqueueAll(g, p, r, first, sends, n);
        g.setWaiting(WaitReason.SELECT);
        unlockAll(p, n);
        return PARKED;
    }

    private int selected(Goroutine g, int i, boolean isSend, Sudog peer) {
        if (peer == DONE_CLOSED) {
            if (isSend) {
                throw Fault.of(Fault.Kind.SEND_CLOSED);
            }
            g.wakeOk = false;
            return i;
        }
        g.wakeOk = true;
        if (peer != DONE) {
            wake(peer, true);
        }
        return i;
    }

    private int selectOne(Goroutine g, long ch, long address, boolean isSend, boolean hasDefault) {
        if (!hasDefault) {
            int done = isSend ? send(g, ch, address) ? 1 : -1 : recv(g, ch, address);
            if (done >= 0) {
                g.wakeOk = done == 1;
            }
            return done < 0 ? PARKED : 0;
        }
        Sudog peer = tryNow(g, ch, address, isSend);
        return peer == null ? DEFAULT : selected(g, 0, isSend, peer);
    }

    /// As [#trySend] and [#tryRecv], with the lock not held, which is not taken in vain.
    private Sudog tryNow(Goroutine g, long ch, long address, boolean isSend) {
        if (ch == 0 || wouldWait(ch, isSend)) {
            return null;
        }
        SpinLock.lock(ch);
        Sudog peer = isSend ? trySend(g.processor, ch, address) : tryRecv(g.processor, ch, address);
        SpinLock.unlock(ch);
        return peer;
    }

    /// A look without the lock: true only if at one moment during the call the operation had to
    /// wait.
    private static boolean wouldWait(long ch, boolean isSend) {
        if (Memory.loadIntVolatile(ch + CLOSED) != 0 || Memory.loadIntVolatile(ch + QUEUES) != 0) {
            return false;
        }
        long count = Memory.loadLongVolatile(ch + COUNT);
        // Closed channels stay closed, so a channel that is open now was open when it was counted.
        return (isSend ? count >= Memory.loadLong(ch + CAPACITY) : count == 0)
                && Memory.loadIntVolatile(ch + CLOSED) == 0
                && Memory.loadIntVolatile(ch + QUEUES) == 0;
    }

    /// Fills the P's scratch space: a random order of the cases with channels, and their channels
    /// by address. Returns how many.
    private static int order(Processor p, long[] r, int first, int cases) {
        if (p.selectOrder.length < cases) {
            p.selectOrder = new int[2 * cases];
        }
        if (p.selectChannels.length < cases) {
            p.selectChannels = new long[2 * cases];
        }
        int[] order = p.selectOrder;
        long[] channels = p.selectChannels;
        int n = 0;
        for (int i = 0; i < cases; i++) {
            long ch = r[first + 2 * i];
            if (ch == 0) {
                continue;
            }
            int j = p.random(n + 1);
            order[n] = order[j];
            order[j] = i;
            int k = n++;
            while (k > 0 && channels[k - 1] > ch) {
                channels[k] = channels[k - 1];
                k--;
            }
            channels[k] = ch;
        }
        return n;
    }

    private static void lockAll(Processor p, int n) {
        long[] channels = p.selectChannels;
        for (int i = 0; i < n; i++) {
            if (i == 0 || channels[i] != channels[i - 1]) {
                SpinLock.lock(channels[i]);
            }
        }
    }

    /// Uses only the P's scratch space: the goroutine may run elsewhere as soon as one lock is
    /// given back.
    private static void unlockAll(Processor p, int n) {
        long[] channels = p.selectChannels;
        for (int i = n - 1; i >= 0; i--) {
            if (i == 0 || channels[i] != channels[i - 1]) {
                SpinLock.unlock(channels[i]);
            }
        }
    }

    private void enqueueAll(Goroutine g, Processor p, long[] r, int first, int sends, int n) {
        g.armSelect();
        g.sudogs = null;
        for (int k = n - 1; k >= 0; k--) {
            int i = p.selectOrder[k];
            Sudog s = g.acquireSudog();
            s.isSelect = true;
            s.caseIndex = i;
            s.nextCase = g.sudogs;
            g.sudogs = s;
            enqueue(g, r[first + 2 * i], s, r[first + 2 * i + 1], i < sends);
        }
    }

    /// The index of the case that was done; [Goroutine#wakeOk] tells whether a value was received.
    public int finishSelect(Goroutine g) {
        int chosen = g.wakeIndex;
        boolean chosenSends = false;
        for (Sudog s = g.sudogs; s != null; s = s.nextCase) {
            if (s.caseIndex == chosen) {
                chosenSends = s.isSend;
            } else {
                dequeue(g, s);
            }
        }
        releaseAll(g);
        if (chosenSends && !g.wakeOk) {
            throw Fault.of(Fault.Kind.SEND_CLOSED);
        }
        return chosen;
    }

    private void dequeue(Goroutine g, Sudog s) {
        long ch = s.object;
        SpinLock.lock(ch);
        if (s.queued) {
            ChannelQueues q = table.get(Memory.loadInt(ch + QUEUES));
            (s.isSend ? q.senders : q.receivers).remove(s);
            releaseIfEmpty(g.processor, ch, q);
        }
        SpinLock.unlock(ch);
    }

    // --- queues

    private void enqueue(Goroutine g, long ch, Sudog s, long address, boolean isSend) {
        s.object = ch;
        s.element = address;
        s.isSend = isSend;
        int handle = Memory.loadInt(ch + QUEUES);
        ChannelQueues q;
        if (handle != 0) {
            q = table.get(handle);
        } else {
            q = table.acquire(g.processor);
            Memory.storeIntVolatile(ch + QUEUES, q.handle);
        }
        (isSend ? q.senders : q.receivers).add(s);
    }

    private void releaseIfEmpty(Processor p, long ch, ChannelQueues q) {
        if (q.isEmpty()) {
            Memory.storeInt(ch + QUEUES, 0);
            table.release(p, q);
        }
    }

    private void wake(Sudog s, boolean ok) {
        Goroutine g = s.g;
        g.wakeOk = ok;
        g.wakeIndex = s.caseIndex;
        scheduler.ready(g);
    }

    private static void releaseAll(Goroutine g) {
        Sudog s = g.sudogs;
        g.sudogs = null;
        while (s != null) {
            Sudog next = s.nextCase;
            g.releaseSudog(s);
            s = next;
        }
    }

    // --- elements

    private static long slot(long ch, long i) {
        return Memory.loadLong(ch + BUFFER) + i * Memory.loadInt(ch + ELEM_SIZE);
    }

    private static long after(long ch, long i) {
        return i + 1 == Memory.loadLong(ch + CAPACITY) ? 0 : i + 1;
    }

    private void copy(Processor p, long ch, long to, long from) {
        int flags = Memory.loadInt(ch + FLAGS);
        if ((flags & WORD) != 0) {
            Memory.storeLong(to, Memory.loadLong(from));
            return;
        }
        int size = Memory.loadInt(ch + ELEM_SIZE);
        if ((flags & POINTER_FREE) == 0) {
            Barriers.copy(heap.layout(Memory.loadInt(ch + ELEM_LAYOUT)), to, from, p.mcache.shader);
        } else if (size != 0) {
            Memory.copy(from, to, size);
        }
    }

    private void clear(Processor p, long ch, long address) {
        int size = Memory.loadInt(ch + ELEM_SIZE);
        if ((Memory.loadInt(ch + FLAGS) & POINTER_FREE) == 0) {
            Barriers.clear(heap.layout(Memory.loadInt(ch + ELEM_LAYOUT)), address, p.mcache.shader);
        } else if (size != 0) {
            Memory.clear(address, size);
        }
    }

    // --- timers' channels: elements are time.Time, two words and a pointer

    void markTimer(long ch) {
        Memory.storeInt(ch + FLAGS, Memory.loadInt(ch + FLAGS) | TIMER);
    }

    /// Sends a time unless the channel is full. The calling thread has a P.
    void sendTime(long ch, long first, long second, long location) {
        Processor p = scheduler.currentProcessor();
        SpinLock.lock(ch);
        Sudog receiver = null;
        int handle = Memory.loadInt(ch + QUEUES);
        if (handle != 0) {
            ChannelQueues q = table.get(handle);
            receiver = q.receivers.poll();
            releaseIfEmpty(p, ch, q);
        }
        long count = Memory.loadLong(ch + COUNT);
        if (receiver != null) {
            if (receiver.element != 0) {
                storeTime(p, receiver.element, first, second, location);
            }
        } else if (count < Memory.loadLong(ch + CAPACITY) && Memory.loadInt(ch + CLOSED) == 0) {
            long i = Memory.loadLong(ch + SEND_INDEX);
            storeTime(p, slot(ch, i), first, second, location);
            Memory.storeLong(ch + SEND_INDEX, after(ch, i));
            Memory.storeLong(ch + COUNT, count + 1);
        }
        SpinLock.unlock(ch);
        if (receiver != null) {
            wake(receiver, true);
        }
    }

    private static void storeTime(
            Processor p, long address, long first, long second, long location) {
        Memory.storeLong(address, first);
        Memory.storeLong(address + 8, second);
        Barriers.storePointer(address + 16, location, p.mcache.shader);
    }

    /// Drops buffered values; true if there were some.
    boolean drain(long ch) {
        SpinLock.lock(ch);
        boolean any = Memory.loadLong(ch + COUNT) != 0;
        if (any) {
            clear(scheduler.currentProcessor(), ch, slot(ch, Memory.loadLong(ch + RECV_INDEX)));
            Memory.storeLong(ch + RECV_INDEX, Memory.loadLong(ch + SEND_INDEX));
            Memory.storeLong(ch + COUNT, 0);
        }
        SpinLock.unlock(ch);
        return any;
    }

    /// Whether somebody waits for the channel.
    static boolean hasWaiters(long ch) {
        return Memory.loadIntVolatile(ch + QUEUES) != 0;
    }

    ChannelQueueTable queueTable() {
        return table;
    }
}
