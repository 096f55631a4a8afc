package gobi.compiler.codegen;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.types.Type;

import java.util.BitSet;

/// Moves values between slots and memory.
final class Values {
    private static final long MAX_OFFSET = Short.MAX_VALUE - 64;
    private final FunctionGen g;
    private final FunctionBuilder code;

    Values(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    Shape shape(Type t) {
        return g.shapes.of(t);
    }

    /// New temporary slots for a value that is no memory value.
    int temp(Type t) {
        return g.regs.temp(shape(t).kinds());
    }

    /// A new temporary place of the right form.
    Place tempPlace(Type t) {
        return shape(t).memory() ? memoryTemp(t) : new Slots(temp(t));
    }

    /// Frame memory for a value until the end of the statement; large ones are allocated in the
    /// heap.
    Mem memoryTemp(Type t) {
        if (shape(t).size() > FrameMemory.MAX_VALUE) {
            int p = g.regs.temp("P");
            code.emit(Op.NEW, p, g.unit.type(t));
            return new Mem(p, 0);
        }
        return new Mem(Place.FRAME, g.memory.temp(t));
    }

    Mem memoryTemp(long bytes, BitSet pointerWords) {
        return new Mem(Place.FRAME, g.memory.temp(bytes, pointerWords));
    }

    /// The value in slots, which are the place's own if it is in slots.
    int load(Place p, Type t) {
        if (p instanceof Slots s) {
            return s.slot();
        }
        int dst = temp(t);
        loadTo((Mem) p, shape(t), dst);
        return dst;
    }

    void loadTo(Mem m, Shape s, int dst) {
        var near = near(m, s.size());
        for (var p : s.parts()) {
            code.emit(p.load(), dst + p.slot(), near.base(), (int) (near.offset() + p.offset()));
        }
    }

    void store(Mem m, Shape s, int src) {
        var near = near(m, s.size());
        for (var p : s.parts()) {
            code.emit(p.store(), near.base(), src + p.slot(), (int) (near.offset() + p.offset()));
        }
    }

    /// The same place with an offset that instructions can hold.
    Mem near(Mem m, long extent) {
        return m.offset() + extent <= MAX_OFFSET ? m : new Mem(addressTo(m, g.regs.temp("P")), 0);
    }

    /// A pointer slot with the address.
    int pointerTo(Mem m) {
        return m.base() == Place.FRAME ? addressTo(m, g.regs.temp("P")) : address(m);
    }

    /// A slot with the address, for operands that are a base: the slot of the frame's memory will
    /// do.
    int address(Mem m) {
        return m.offset() == 0 ? m.base() : addressTo(m, g.regs.temp("P"));
    }

    int addressTo(Mem m, int dst) {
        if (m.offset() == 0 && m.base() != Place.FRAME) {
            move(dst, m.base(), 1);
        } else if (m.offset() <= MAX_OFFSET) {
            code.emit(Op.LEA, dst, m.base(), (int) m.offset());
        } else {
            code.emit(Op.ADD_PTR, dst, m.base(), g.constants.slot(m.offset()));
        }
        return dst;
    }

    void move(int dst, int src, int n) {
        if (dst == src) {
            return;
        }
        switch (n) {
            case 0 -> {}
            case 1 -> code.emit(Op.MOVE, dst, src);
            case 2 -> code.emit(Op.MOVE2, dst, src);
            case 3 -> code.emit(Op.MOVE3, dst, src);
            default -> {
                if (dst > src && dst < src + n) {
                    move(dst + n - 2, src + n - 2, 2);
                    move(dst, src, n - 2);
                } else {
                    move(dst, src, 2);
                    move(dst + 2, src + 2, n - 2);
                }
            }
        }
    }

    void zeroSlots(int slot, int n) {
        if (n == 1) {
            code.emit(Op.ZERO, slot);
        } else if (n > 1) {
            code.emit(Op.ZERO_N, slot, n);
        }
    }

    void zero(Place p, Type t) {
        var s = shape(t);
        switch (p) {
            case Slots at -> zeroSlots(at.slot(), s.slots());
            case Mem m -> zeroMemory(m, t, s);
        }
    }

    private void zeroMemory(Mem m, Type t, Shape s) {
        if (s.isSimple() && s.slots() == 1) {
            int z = s.isSinglePointer() ? g.regs.temp("P") : g.constants.slot(0);
            if (s.isSinglePointer()) {
                code.emit(Op.ZERO, z);
            }
            store(m, s, z);
        } else if (s.size() > 0) {
            code.emit(Op.CLEAR_MEM, address(m), 0, 0, g.unit.type(t));
        }
    }

    /// Copies a value; a copy within memory may overlap.
    void copy(Place from, Place to, Type t) {
        if (from.equals(to)) {
            return;
        }
        var s = shape(t);
        switch (to) {
            case Slots dst -> {
                switch (from) {
                    case Slots src -> move(dst.slot(), src.slot(), s.slots());
                    case Mem src -> loadTo(src, s, dst.slot());
                }
            }
            case Mem dst -> {
                if (!s.memory()) {
                    store(dst, s, load(from, t));
                } else if (s.size() > 0) {
                    int target = address(dst);
                    code.emit(Op.COPY_MEM, target, address((Mem) from), 0, g.unit.type(t));
                }
            }
        }
    }

    /// Keeps a value that may be in outgoing slots.
    Place keep(Place p, Type t) {
        if (p instanceof Slots s && FunctionBuilder.isOut(s.slot())) {
            int dst = temp(t);
            move(dst, s.slot(), shape(t).slots());
            return new Slots(dst);
        }
        return p;
    }
}
