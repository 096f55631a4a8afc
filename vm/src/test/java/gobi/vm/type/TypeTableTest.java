package gobi.vm.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gobi.compiler.bytecode.TypeDef;
import gobi.compiler.bytecode.Unit;
import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;
import gobi.vm.ops.Interfaces;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class TypeTableTest {
    private final AddressSpace space = new AddressSpace();
    private final Heap heap = new Heap(space, () -> {});
    private final TypeTable types = new TypeTable(heap);
    private final Itabs itabs = new Itabs(heap);
    private final Map<String, Integer> functions = new HashMap<>();

    @AfterEach
    void close() {
        space.close();
    }

    private int id(String name) {
        return functions.computeIfAbsent(name, n -> 100 + functions.size());
    }

    private static TypeDef basic(String name, int kind) {
        return new TypeDef.Basic(name, name, kind);
    }

    private static TypeDef.FieldDef field(String name, int type) {
        return new TypeDef.FieldDef(name, "", type, "", false);
    }

    private static Unit unit(List<String> functionRefs, TypeDef... defs) {
        return new Unit(
                "main",
                List.of(),
                List.of(),
                functionRefs,
                List.of(),
                List.of(),
                List.of(),
                List.of(defs),
                List.of(),
                List.of(),
                "");
    }

    private RType resolve(Unit unit, int index) {
        return types.resolve(unit, index, this::id);
    }

    /// type T struct { next *T; kids []T; byName map[string]T; f func(T) T }, and the bare struct
    /// type.
    private static Unit recursive() {
        return unit(
                List.of(),
                new TypeDef.Named("main.T", "main.T", "T", "main", 1, List.of(), List.of()),
                new TypeDef.Struct(
                        "struct { next *main.T ...}",
                        "struct { next *main.T ...}",
                        "main",
                        List.of(
                                field("next", 2),
                                field("kids", 3),
                                field("byName", 4),
                                field("f", 6)),
                        List.of(),
                        List.of()),
                new TypeDef.Pointer("*main.T", "*main.T", 0),
                new TypeDef.Slice("[]main.T", "[]main.T", 0),
                new TypeDef.MapOf("map[string]main.T", "map[string]main.T", 5, 0),
                basic("string", Kind.STRING),
                new TypeDef.Func(
                        "func(main.T) main.T",
                        "func(main.T) main.T",
                        List.of(0),
                        List.of(0),
                        false),
                new TypeDef.Named("main.P", "main.P", "P", "main", 8, List.of(), List.of()),
                new TypeDef.Pointer("*main.P", "*main.P", 7));
    }

    @Test
    void cyclesFromEveryEntry() {
        for (int entry = 0; entry < 9; entry++) {
            var fresh = new TypeTable(heap);
            Unit unit = recursive();
            fresh.resolve(unit, entry, this::id);
            RType t = fresh.resolve(unit, 0, this::id);
            assertEquals(48, t.size);
            assertEquals(Kind.STRUCT, t.kind);
            assertFalse(t.comparable);
            assertArrayEquals(new long[] {0b110011}, t.pointerWords);
            assertSame(t, t.fields[0].type().elem);
            assertSame(t, t.fields[1].type().elem);
            assertSame(t, t.fields[2].type().elem);
            assertSame(t, t.fields[3].type().params[0]);
            assertSame(t.fields, t.underlying.fields);
            RType p = fresh.resolve(unit, 7, this::id);
            assertSame(p, p.elem.elem);
            assertSame(p, p.underlying.elem);
            assertTrue(p.direct);
        }
    }

    @Test
    void composedTypesAreTheCompiledOnes() {
        Unit unit =
                unit(
                        List.of(),
                        basic("int", Kind.INT),
                        basic("string", Kind.STRING),
                        new TypeDef.Slice("[]string", "[]string", 1),
                        new TypeDef.Func(
                                "func(int, ...string) (int, string)",
                                "func(int, ...string) (int, string)",
                                List.of(0, 2),
                                List.of(0, 1),
                                true),
                        new TypeDef.Chan("<-chan int", "<-chan int", 0, 1),
                        new TypeDef.Chan("chan (<-chan int)", "chan (<-chan int)", 4, 3),
                        new TypeDef.Struct(
                                "struct { A int \"json:\\\"a\\\"\"; my/p.b string; ? int }",
                                "struct { A int \"json:\\\"a\\\"\"; b string; int }",
                                "my/p",
                                List.of(
                                        new TypeDef.FieldDef("A", "", 0, "json:\"a\"", false),
                                        new TypeDef.FieldDef("b", "my/p", 1, "", false),
                                        new TypeDef.FieldDef("int", "", 0, "", true)),
                                List.of(),
                                List.of()),
                        new TypeDef.MapOf("map[string][4]*int", "map[string][4]*int", 1, 8),
                        new TypeDef.Array("[4]*int", "[4]*int", 9, 4),
                        new TypeDef.Pointer("*int", "*int", 0));
        RType integer = types.basic("int", Kind.INT);
        RType string = types.basic("string", Kind.STRING);
        RType receive = types.chanOf(integer, 1);
        RField[] fields = {
            new RField("A", "", integer, 0, "json:\"a\"", false),
            new RField("b", "my/p", string, 0, "", false),
            new RField("int", "", integer, 0, "", true)
        };
        RType struct = types.structOf(fields);
        RType func =
                types.funcOf(
                        new RType[] {integer, types.sliceOf(string)},
                        new RType[] {integer, string},
                        true);
        RType map = types.mapOf(string, types.arrayOf(types.pointerTo(integer), 4));
        assertSame(func, resolve(unit, 3));
        assertSame(types.chanOf(receive, 3), resolve(unit, 5));
        assertSame(struct, resolve(unit, 6));
        assertSame(map, resolve(unit, 7));
        assertEquals("struct { A int \"json:\\\"a\\\"\"; b string; int }", struct.display);
        assertSame(struct, types.byAddress(struct.address));
        assertSame(struct, types.byId(struct.id));
        assertThrows(Fault.class, () -> types.byAddress(struct.address + 8));
    }

    @Test
    void layouts() {
        RType uint8 = types.basic("uint8", Kind.UINT8);
        RType integer = types.basic("int", Kind.INT);
        RType int32 = types.basic("int32", Kind.INT32);
        RType empty = types.structOf(new RField[0]);
        RType p = types.pointerTo(integer);
        RType mixed = struct(uint8, int32, uint8, p, uint8);
        assertEquals(32, mixed.size);
        assertEquals(16, mixed.fields[3].offset());
        assertArrayEquals(new long[] {4}, mixed.pointerWords);
        assertFalse(mixed.plain);
        assertEquals(16, struct(integer, empty).size);
        assertEquals(0, empty.size);
        assertTrue(struct(p).direct);
        assertTrue(types.arrayOf(struct(p), 1).direct);
        assertFalse(struct(p, empty).direct);
        RType array = types.arrayOf(mixed, 1000);
        assertEquals(32000, array.size);
        assertEquals(32, array.cellSize);
        RType nested = struct(integer, array, p);
        assertTrue(nested.isPointer(1 + 2));
        assertTrue(nested.isPointer(1 + 4 * 999 + 2));
        assertTrue(nested.isPointer(1 + 4 * 1000));
        assertFalse(nested.isPointer(0));
        assertTrue(types.arrayOf(p, 0).pointerFree);
        assertEquals(4, types.basic("complex64", Kind.COMPLEX64).align);
    }

    private RType struct(RType... fields) {
        RField[] f = new RField[fields.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = new RField("F" + i, "", fields[i], 0, "", false);
        }
        return types.structOf(f);
    }

    /// type T int, with methods A() and main.b() on *T, A() on T; interfaces I { A() }, J { A();
    /// main.b() }, K { A(int) }.
    private Unit methods() {
        var a = new TypeDef.MethodDef("A", "", 2, 0, 1);
        var pa = new TypeDef.MethodDef("A", "", 2, 2, 3);
        var b = new TypeDef.MethodDef("b", "main", 2, 4, 5);
        return unit(
                List.of("T.A-i", "T.A", "(*T).A-i", "(*T).A", "(*T).b-i", "(*T).b"),
                basic("int", Kind.INT),
                new TypeDef.Named("main.T", "main.T", "T", "main", 0, List.of(a), List.of(pa, b)),
                new TypeDef.Func("func()", "func()", List.of(), List.of(), false),
                new TypeDef.Pointer("*main.T", "*main.T", 1),
                iface("main.I", new TypeDef.InterfaceMethod("A", "", 2)),
                iface(
                        "main.J",
                        new TypeDef.InterfaceMethod("A", "", 2),
                        new TypeDef.InterfaceMethod("b", "main", 2)),
                new TypeDef.Func("func(int)", "func(int)", List.of(0), List.of(), false),
                iface("main.K", new TypeDef.InterfaceMethod("A", "", 6)),
                iface("interface {}"),
                new TypeDef.Named("other.T", "main.T", "T", "other", 0, List.of(), List.of()));
    }

    private static TypeDef iface(String name, TypeDef.InterfaceMethod... methods) {
        return new TypeDef.Interface(name, name, "main", List.of(methods));
    }

    @Test
    void itabsHoldTheFunctions() {
        Unit unit = methods();
        RType t = resolve(unit, 1);
        RType pt = types.pointerTo(t);
        assertSame(pt, resolve(unit, 3));
        RType j = resolve(unit, 5);
        long itab = itabs.itab(j, pt);
        assertEquals(j.address, Memory.loadLong(itab));
        assertEquals(pt.address, Memory.loadLong(itab + 8));
        assertEquals(id("(*T).A-i"), Memory.loadLong(itab + 16));
        assertEquals(id("(*T).b-i"), Memory.loadLong(itab + 24));
        assertEquals(itab, itabs.itab(j, pt));
        assertSame(pt, types.byItab(itab));
        assertEquals(0, itabs.itab(j, t));
        assertEquals("b", itabs.missingMethod(j, t));
        assertEquals("A", itabs.missingMethod(resolve(unit, 7), t), "the type of a method matters");
        assertNotEquals(0, itabs.itab(resolve(unit, 4), t));
        assertTrue(itabs.implementsAll(j, resolve(unit, 4)));
        assertFalse(itabs.implementsAll(resolve(unit, 4), j));
        assertNull(itabs.missingMethod(resolve(unit, 8), t));
    }

    @Test
    void manyItabs() {
        Unit unit = methods();
        RType any = resolve(unit, 4);
        RType integer = resolve(unit, 0);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 500; i++) {
                assertEquals(0, itabs.itab(any, types.arrayOf(integer, i)));
            }
        }
    }

    @Test
    void assertionMessages() {
        Unit unit = methods();
        var interfaces = new Interfaces(types, itabs);
        RType t = resolve(unit, 1);
        RType integer = resolve(unit, 0);
        RType j = resolve(unit, 5);
        long i = itabs.itab(resolve(unit, 4), t);
        long[] r = new long[3];
        assertEquals(
                "interface {} is main.T, not int",
                interfaces.assertFault(t.address, 0, integer).getMessage());
        assertEquals(
                "interface {} is nil, not int", interfaces.assertFault(0, 0, integer).getMessage());
        assertEquals(
                "main.I is main.T, not int", interfaces.assertFault(i, 1, integer).getMessage());
        assertEquals(
                "interface {} is main.T, not main.T (types from different packages)",
                interfaces.assertFault(t.address, 0, resolve(unit, 9)).getMessage());
        assertEquals(
                "main.T is not main.J: missing method b",
                assertThrows(Fault.class, () -> interfaces.assertTo(r, 0, i, 0, true, j))
                        .getMessage());
        assertEquals(
                "interface is nil, not main.J",
                assertThrows(Fault.class, () -> interfaces.assertTo(r, 0, 0, 0, true, j))
                        .getMessage());
        interfaces.assertOk(r, 0, t.address, 5, false, resolve(unit, 4));
        assertArrayEquals(new long[] {i, 5, 1}, r);
        interfaces.assertOk(r, 0, t.address, 5, false, j);
        assertArrayEquals(new long[3], r);
        interfaces.convert(r, 0, i, 9, true, resolve(unit, 8));
        assertEquals(t.address, r[0]);
    }
}
