package gobi.vm.code;

import gobi.compiler.bytecode.FunctionCode;
import gobi.compiler.bytecode.Liveness;

import java.lang.invoke.VarHandle;

/// A function of the running program. Everything but id and name is set by [#link], once, before
/// its first call.
public final class Function {
    public final int id;
    public final String name;

    /// Address of the static closure object (word 0 holds the id); 0 until asked for by the linker.
    public long staticClosure;

    /// Calls until the compiler wants to be asked, counted down without any lock; negative asks.
    public int calls;

    /// The same for turns of its loops.
    public int turns;

    public FunctionCode source;
    public UnitTables tables;

    /// The tables' functions, for calls.
    public Function[] callees;

    public long[] code;
    public long[] constants;
    public int[][] switches;
    public int frameSize;

    /// Slots that must exist from the frame's base: frame, outgoing area, and room for a call the
    /// VM makes by itself.
    public int reserve;

    /// Whether entry has anything to zero or to allocate.
    public boolean entryWork;

    /// First parameter slot: 2 + result slots.
    public int params;

    public int resultSlots;
    public int contextSlot;
    public boolean zeroResults;
    public int zeroFrom;
    public int zeroTo;
    public int memorySize;

    /// Bit i of word i/64: slot i holds a pointer.
    public long[] pointerSlots;

    public long[] memoryPointers;
    public int recoverPc;
    public int flags;
    private volatile boolean linked;
    private Liveness liveness;

    public Function(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public boolean isLinked() {
        return linked;
    }

    public boolean isWrapper() {
        return (flags & FunctionCode.WRAPPER) != 0;
    }

    /// Makes the function callable; `code` becomes visible last.
    public void link(FunctionCode source, UnitTables tables) {
        this.source = source;
        this.tables = tables;
        callees = tables.functions;
        constants = source.constants();
        switches = source.switches();
        frameSize = source.frameSize();
        reserve = source.frameSize() + source.outgoing() + 12;
        resultSlots = source.resultSlots();
        params = FunctionCode.RESULTS + resultSlots;
        contextSlot = source.contextSlot();
        zeroResults = source.zeroResults();
        zeroFrom = source.zeroFrom();
        zeroTo = source.zeroTo();
        memorySize = source.memorySize();
        entryWork = (zeroResults && resultSlots > 0) || zeroTo > zeroFrom || memorySize > 0;
        pointerSlots = source.pointerSlots().toLongArray();
        memoryPointers = source.memoryPointers().toLongArray();
        recoverPc = source.recoverPc();
        flags = source.flags();
        VarHandle.storeStoreFence();
        code = source.code();
        linked = true;
    }

    /// Whether its frames can hold pointers at all.
    public boolean hasPointers() {
        return pointerSlots.length > 0 || memoryPointers.length > 0 || source.outgoing() > 0;
    }

    /// What of its frames is live; made when a collector first meets a frame. Of two that are made
    /// at the same time one is lost, which does no harm.
    public Liveness liveness() {
        Liveness l = liveness;
        if (l == null) {
            l = new Liveness(source, this::typeSize);
            liveness = l;
        }
        return l;
    }

    private long typeSize(int index) {
        var t = tables.types[index];
        return t == null ? -1 : t.size;
    }

    @Override
    public String toString() {
        return name;
    }
}
