package gobi.vm.sync;

import gobi.vm.sched.SudogQueue;

/// Who waits for one channel. Exists only while somebody does.
final class ChannelQueues {
    /// How the channel names it; never 0.
    final int handle;

    final SudogQueue receivers = new SudogQueue();
    final SudogQueue senders = new SudogQueue();
    ChannelQueues nextFree;

    ChannelQueues(int handle) {
        this.handle = handle;
    }

    boolean isEmpty() {
        return receivers.isEmpty() && senders.isEmpty();
    }
}
