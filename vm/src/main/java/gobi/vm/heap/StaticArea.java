package gobi.vm.heap;

import gobi.vm.fault.Fault;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

/// Immortal memory: type descriptors, itabs, constants, package-level variables. Zeroed when handed
/// out.
final class StaticArea {
    private static final long GAP = 8;

    private final AddressSpace space;
    private long top;
    private long end;
    private long bytes;

    StaticArea(AddressSpace space) {
        this.space = space;
    }

    synchronized long allocate(long size, long align) {
        long address = top + align - 1 & -align;
        // A byte beyond the end of one piece never belongs to the next arena's owner.
        if (top == 0 || address + size + GAP > end) {
            int arenas = (int) ((size + align + GAP + AddressSpace.ARENA - 1) / AddressSpace.ARENA);
            long start = space.reserveArenas(arenas);
            if (start == 0) {
                throw Fault.of(Fault.Kind.FATAL, "out of memory");
            }
            end = start + arenas * AddressSpace.ARENA;
            address = start;
        }
        top = address + size;
        bytes += size;
        Memory.live(address, size);
        return address;
    }

    synchronized long bytes() {
        return bytes;
    }
}
