package gobi.vm.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gobi.vm.fault.Fault;
import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;
import gobi.vm.type.Kind;
import gobi.vm.type.RField;
import gobi.vm.type.RType;
import gobi.vm.type.TypeTable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.StringJoiner;

class SlicesTest {
    private static final int[] BULK = {
        1, 2, 3, 5, 7, 9, 13, 17, 33, 50, 65, 100, 129, 200, 255, 300, 513, 600, 1000, 1025, 2000,
        4000, 4096, 5000, 9000
    };

    private final AddressSpace space = new AddressSpace();
    private final Heap heap = new Heap(space, () -> {});
    private final TypeTable types = new TypeTable(heap);
    private final MCache cache = heap.newCache();
    private final RType uint8 = types.basic("uint8", Kind.UINT8);
    private final RType int32 = types.basic("int32", Kind.INT32);
    private final RType integer = types.basic("int", Kind.INT);
    private final RType string = types.basic("string", Kind.STRING);
    private final RType pointer = types.pointerTo(integer);
    private final RType t24 = struct(integer, integer, integer);
    private final RType p24 = struct(pointer, integer, integer);
    private final RType t5 = types.arrayOf(uint8, 5);

    @AfterEach
    void close() {
        space.close();
    }

    private RType struct(RType... fields) {
        RField[] f = new RField[fields.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = new RField("F" + i, "", fields[i], 0, "", false);
        }
        return types.structOf(f);
    }

    private String growth(RType elem) {
        var caps = new StringJoiner(" ");
        long[] r = new long[3];
        long last = 0;
        for (int i = 0; i < 20000; i++) {
            Slices.growSlice(heap, cache, elem, r, 0, 0, 1);
            if (r[2] != last) {
                last = r[2];
                caps.add(Long.toString(last));
            }
        }
        return caps.toString();
    }

    private String bulk(RType elem) {
        var caps = new StringJoiner(" ");
        for (int n : BULK) {
            long[] r = {0, 0, 0, Slices.make(heap, cache, elem, n, n), n};
            Slices.appendSlice(heap, cache, elem, r, 0, 0, r[3], r[4]);
            caps.add(Long.toString(r[2]));
        }
        return caps.toString();
    }

    /// Figures measured with gc 1.23.
    @Test
    void appendChoosesGcsCapacities() {
        assertEquals(
                "8 16 32 64 128 256 512 896 1408 2048 3072 4096 5376 6912 9472 12288 16384 21760",
                growth(uint8));
        assertEquals(
                "2 4 8 16 32 64 128 256 512 864 1344 2048 3072 4096 5440 7168 10240 14336 18432 24576",
                growth(int32));
        assertEquals(
                "1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 3408 5120 7168 9216 12288 16384 21504",
                growth(integer));
        assertEquals(
                "1 2 4 8 16 32 71 143 303 591 1023 1535 2560 3584 5120 6656 8704 11264 14336 18432 23552",
                growth(string));
        assertEquals(
                "1 2 4 8 16 32 64 143 287 607 1023 1535 2303 3071 4095 6144 8192 11264 14336 18432 23552",
                growth(pointer));
        assertEquals(
                "1 2 4 8 16 32 64 128 256 512 853 1365 2048 3072 4096 5461 7168 9216 11946 15360 19456 24576",
                growth(t24));
        assertEquals(
                "1 2 4 8 16 37 74 170 341 682 1135 1706 2389 3413 4778 6485 8533 10922 13994 17749 22528",
                growth(p24));
        assertEquals(
                "1 3 6 12 25 51 102 204 409 819 1228 1894 2713 3686 4915 6553 9830 13107 18022 22937",
                growth(t5));
    }

    @Test
    void appendOfManyChoosesGcsCapacities() {
        assertEquals(
                "8 8 8 8 8 16 16 24 48 64 80 112 144 208 256 320 576 640 1024 1152 2048 4096 4096 5376 9472",
                bulk(uint8));
        assertEquals(
                "2 2 4 6 8 12 16 20 36 52 72 104 144 224 256 320 576 672 1024 1216 2048 4096 4096 5120 10240",
                bulk(int32));
        assertEquals(
                "1 2 3 5 7 9 13 18 35 55 71 111 143 215 255 303 591 607 1023 1151 2047 4096 4096 5120 9216",
                bulk(string));
        assertEquals(
                "1 2 3 6 8 10 14 18 36 52 71 111 143 223 255 335 607 607 1023 1183 2047 4095 4096 5120 9216",
                bulk(pointer));
        assertEquals(
                "1 2 3 5 7 9 13 17 37 53 74 111 133 202 255 341 565 682 1023 1135 2048 4096 4096 5120 9216",
                bulk(p24));
        assertEquals(
                "1 3 3 6 9 9 16 19 35 51 70 102 140 204 256 307 537 614 1075 1075 2048 4096 4096 5452 9830",
                bulk(t5));
    }

    @Test
    void grownElementsAreZeroAndOldOnesKept() {
        long[] r = new long[3];
        for (int i = 0; i < 5000; i++) {
            Slices.growSlice(heap, cache, integer, r, 0, 0, 1);
            assertEquals(0, Memory.loadLong(r[0] + 8L * i));
            Memory.storeLong(r[0] + 8L * i, i);
        }
        for (int i = 0; i < 5000; i++) {
            assertEquals(i, Memory.loadLong(r[0] + 8L * i));
        }
        long[] shorter = {r[0], 10, r[2]};
        Slices.growSlice(heap, cache, integer, shorter, 0, 0, 5);
        assertEquals(r[0], shorter[0]);
        assertEquals(0, Memory.loadLong(r[0] + 8 * 14));
        assertEquals(15, Memory.loadLong(r[0] + 8 * 15));
    }

    @Test
    void appendToItself() {
        long[] r = {0, 0, 0};
        Slices.growSlice(heap, cache, uint8, r, 0, 0, 5);
        Memory.writeBytes(r[0], "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Slices.appendSlice(heap, cache, uint8, r, 0, 0, r[0] + 1, 3);
        Slices.appendSlice(heap, cache, uint8, r, 0, 0, r[0], r[1]);
        assertEquals("helloellhelloell", Memory.readString(r[0], r[1]));
    }

    @Test
    void lengthsOutOfRange() {
        assertEquals(
                Fault.Kind.MAKE_SLICE_LEN, kind(() -> Slices.make(heap, cache, integer, -1, 5)));
        assertEquals(
                Fault.Kind.MAKE_SLICE_CAP, kind(() -> Slices.make(heap, cache, integer, 5, 4)));
        assertEquals(
                Fault.Kind.MAKE_SLICE_LEN,
                kind(() -> Slices.make(heap, cache, integer, 1L << 60, 1L << 60)));
        assertEquals(
                Fault.Kind.MAKE_SLICE_CAP,
                kind(() -> Slices.make(heap, cache, integer, 1, 1L << 60)));
        assertEquals(
                Fault.Kind.FATAL,
                kind(() -> Slices.make(heap, cache, integer, 1L << 44, 1L << 44)));
        long[] r = {0, Long.MAX_VALUE, Long.MAX_VALUE};
        assertEquals(
                Fault.Kind.GROW_SLICE,
                kind(() -> Slices.growSlice(heap, cache, struct(), r, 0, 0, 1)));
    }

    private static Fault.Kind kind(Runnable action) {
        return assertThrows(Fault.class, action::run).kind();
    }
}
