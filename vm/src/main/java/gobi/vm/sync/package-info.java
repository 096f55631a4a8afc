/// What goroutines meet at: channels, select, semaphores, and the timers of package time.
///
/// # A channel
/// An object of the VM's own in the managed heap; a Go channel value is its address.
///
///     0   lock         4 bytes, a spin lock
///     4   closed       4 bytes
///     8   count        values in the buffer
///     16  capacity
///     24  buffer       the one pointer: a typed array of `capacity` elements, or 0
///     32  element size 4 bytes
///     36  flags        4 bytes: how elements are copied; whether it belongs to a timer
///     40  send index
///     48  receive index
///     56  queues       4 bytes: handle of its wait queues, 0 if nobody waits
///     60  element layout  4 bytes
///
/// The queues are Java objects ([gobi.vm.sync.ChannelQueues]) in a table by handle. A channel gets one when a goroutine begins
/// to wait and gives it back when nobody waits any more. So collected channels leak nothing and need no finalisation: a channel with
/// waiters is reachable from their frames.
///
/// Values travel by address. A sender copies directly to where a waiting receiver wants its value, or the receiver takes it from where
/// the waiting sender has it: frame memory and heap objects never move, and a parked goroutine's frames stay as they are.
///
/// # Invariants
/// - Waiting receivers: the buffer is empty. Waiting senders: the buffer is full. (Both at once only through selects.)
/// - Locks are held for a few instructions, never at a safepoint; goroutines are readied after the unlock.
/// - A sudog is in at most one queue; a select's sudogs are taken only by who wins its goroutine's `selectDone`.
///
/// # Select
/// Locks its channels by address, tries the cases in a random order, else enqueues itself with all of them. Whoever wins
/// it serves one case; the goroutine itself removes the other sudogs when it runs again.
///
/// # Rejected
/// A Java object per channel found by address (the collector must tell when to drop it, and every channel pays); a Java lock per channel
/// (parks threads); wait queues in managed memory (roots through half-built lists).
package gobi.vm.sync;
