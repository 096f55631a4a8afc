/// Go's maps: hash tables in managed memory.
///
/// # Layout
/// A map is a header of 64 bytes and one array of groups; a group has 8 slots:
///
///     header   0 count, 8 writing flag, 16 seed, 24 groups (pointer), 32 group mask, 40 growth left, 48 number of clears
///     group    0 control word, 8 the 8 keys, then the 8 elements
///
/// A byte of the control word is 0 for an empty slot, 1 for a deleted one, or `0x80 | 7 bits of the key's hash`. A lookup
/// compares all 8 bytes at once and then only keys whose hash bits agree; it goes from group to group by triangular steps
/// (which visit all groups of a power of two) until it has seen a group with an empty slot. Zeroed memory is an empty
/// group. Keys and elements above 128 bytes are kept by address.
///
/// A map of up to 8 entries is one full group; larger ones fill at most 7 of 8 slots before they move to twice the groups, or to
/// as many if most were deleted. All entries move at once: what that costs is proportional to what was inserted.
///
/// # Iteration
/// An iterator walks the array of groups that the map had when it started, from a random group and a random slot.
/// Slots never move within an array, so without growth it sees each entry at most once, and what is deleted or
/// cleared is not seen. When the map has moved to other groups the iterator goes on in the old ones, which nobody changes any more, and
/// looks each key up in the new ones: entries deleted since are skipped, elements are current. Keys that do not equal
/// themselves (NaN) cannot be looked up, but only a clear removes them, which the header counts.
///
/// The iterator's 96 bytes: 0 map, 8 groups, 16 key address, 24 element address (pointers); 32 mask, 40 first group, 48 position,
/// 56 number of the map type, 64 number of clears, 72 first slot.
///
/// # Concurrent use
/// Writers set the flag while they work; whoever finds it set ends the program as Go does. It is a plain store: a detector, not a
/// lock. All accesses are bounds-checked and all loops bounded, so a racing program cannot harm the VM.
///
/// Rejected: chained buckets as Go had until 1.23 (an overflow pointer and 8 tophash bytes a bucket buy incremental growth,
/// which a moving iterator then has to follow); entries in insertion order with an index table (one more dependent load on
/// every lookup).
package gobi.vm.map;
