package gobi.compiler.codegen;

import static gobi.compiler.source.Same.sameObject;

import gobi.compiler.bytecode.Op;
import gobi.compiler.codegen.Place.Mem;
import gobi.compiler.codegen.Place.Slots;
import gobi.compiler.syntax.Expr;
import gobi.compiler.types.BasicType;
import gobi.compiler.types.MapType;
import gobi.compiler.types.Type;

/// Map operations. Keys are given as a scalar, a string, or an address, by the key's type; the
/// element's address that an operation gives is good until the next one.
final class Maps {
    private enum Form {
        SCALAR,
        STRING,
        ADDRESS
    }

    private final FunctionGen g;
    private final FunctionBuilder code;

    Maps(FunctionGen g) {
        this.g = g;
        this.code = g.code;
    }

    private static Form form(MapType m) {
        if (m.key().underlying() instanceof BasicType b) {
            if (b.kind().isInteger() || b.kind().isBoolean()) {
                return Form.SCALAR;
            }
            if (b.kind().isString()) {
                return Form.STRING;
            }
        }
        return Form.ADDRESS;
    }

    /// Evaluates a key to what [#get] and [#set] want: a place that stays good.
    Place key(MapType m, Expr key) {
        return g.exprs.eval(key, m.key());
    }

    /// The same for looking it up at once.
    Place lookupKey(MapType m, Expr key) {
        var bytes = g.conversions.withoutCopy(key);
        return sameObject(bytes, key) ? key(m, key) : new Slots(g.exprs.operand(bytes));
    }

    /// The slot (or slots) of a key as the instructions want it.
    private int keyOperand(MapType m, Place key) {
        if (form(m) != Form.ADDRESS) {
            return g.values.load(key, m.key());
        }
        if (key instanceof Mem mem) {
            return g.values.address(mem);
        }
        var temp = g.values.memoryTemp(m.key());
        g.values.copy(key, temp, m.key());
        return g.values.address(temp);
    }

    /// `m[k]` for reading: the element's place. `found` is a PS group that receives its address and
    /// whether it exists.
    Mem get(MapType m, Type type, Expr map, Expr key, int found) {
        Place k;
        int p;
        if (g.effects.calls(key) && !g.effects.calls(map)) {
            k = lookupKey(m, key);
            p = g.exprs.operand(map);
        } else {
            p = g.exprs.operand(map);
            k = lookupKey(m, key);
        }
        return get(m, type, p, k, found);
    }

    Mem get(MapType m, Type type, int map, Place key, int found) {
        var op =
                switch (form(m)) {
                    case SCALAR -> Op.MAP_GET64;
                    case STRING -> Op.MAP_GET_STR;
                    case ADDRESS -> Op.MAP_GET;
                };
        code.emit(op, found, map, keyOperand(m, key), g.unit.type(type));
        return new Mem(found, 0);
    }

    /// Where to store the element of a key.
    Mem set(MapType m, Type type, int map, Place key) {
        var op =
                switch (form(m)) {
                    case SCALAR -> Op.MAP_SET64;
                    case STRING -> Op.MAP_SET_STR;
                    case ADDRESS -> Op.MAP_SET;
                };
        int p = g.regs.temp("P");
        code.emit(op, p, map, keyOperand(m, key), g.unit.type(type));
        return new Mem(p, 0);
    }

    void delete(MapType m, Type type, int map, Place key) {
        int address;
        if (key instanceof Mem mem) {
            address = g.values.address(mem);
        } else {
            var temp = g.values.memoryTemp(m.key());
            g.values.copy(new Slots(((Slots) key).slot()), temp, m.key());
            address = g.values.address(temp);
        }
        code.emit(Op.MAP_DELETE, map, address, 0, g.unit.type(type));
    }
}
