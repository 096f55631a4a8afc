package gobi.vm.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gobi.vm.heap.Heap;
import gobi.vm.heap.MCache;
import gobi.vm.memory.AddressSpace;
import gobi.vm.memory.Memory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class StringsTest {
    private final AddressSpace space = new AddressSpace();
    private final Heap heap = new Heap(space, () -> {});
    private final MCache cache = heap.newCache();

    @AfterEach
    void close() {
        space.close();
    }

    private long[] string(int... bytes) {
        byte[] b = new byte[bytes.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) bytes[i];
        }
        long[] r = new long[5];
        Strings.fromJava(heap, cache, r, 0, b);
        return r;
    }

    private List<Integer> runes(int... bytes) {
        long[] s = string(bytes);
        List<Integer> runes = new ArrayList<>();
        for (long i = 0; i < s[1]; i = s[3]) {
            Strings.decodeRune(s, 2, s[0], s[1], i);
            runes.add((int) s[2]);
        }
        return runes;
    }

    @Test
    void decodesAsGo() {
        assertEquals(
                List.of(0x61, 0xE9, 0x20AC, 0x1F600),
                runes(0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80));
        int e = 0xFFFD;
        assertEquals(List.of(e, 0x41), runes(0xFF, 0x41));
        assertEquals(List.of(e, e), runes(0xC0, 0x80));
        assertEquals(List.of(e, e, e), runes(0xE0, 0x80, 0x80));
        assertEquals(List.of(e, e, e), runes(0xED, 0xA0, 0x80));
        assertEquals(List.of(e, e, e, e), runes(0xF4, 0x90, 0x80, 0x80));
        assertEquals(List.of(e, e), runes(0xE2, 0x82));
        assertEquals(List.of(e, 0x41), runes(0xC3, 0x41));
    }

    @Test
    void everyRuneSurvivesTheRoundTrip() {
        long[] r = new long[8];
        for (int c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
            Strings.fromRune(heap, cache, r, 0, c);
            Strings.decodeRune(r, 2, r[0], r[1], 0);
            int want = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
            assertEquals(want, r[2]);
            assertEquals(r[1], r[3]);
            assertEquals(Character.toString(want), Strings.toJava(r[0], r[1]));
        }
        Strings.fromRune(heap, cache, r, 0, 1L << 40);
        assertEquals("\uFFFD", Strings.toJava(r[0], r[1]));
    }

    @Test
    void conversions() {
        String text = "aé€😀" + "x".repeat(29);
        long[] r = new long[9];
        Strings.fromJava(heap, cache, r, 0, text);
        Strings.toRunes(heap, cache, r, 2, r[0], r[1]);
        assertEquals(33, r[3]);
        assertEquals(36, r[4]);
        Strings.fromRunes(heap, cache, r, 5, r[2], r[3]);
        assertEquals(text, Strings.toJava(r[5], r[6]));
        Strings.toBytes(heap, cache, r, 2, r[0], 33);
        assertEquals(48, r[4]);
        assertArrayEquals(new byte[15], Memory.readBytes(r[2] + 33, 15));
        Strings.fromBytes(heap, cache, r, 5, r[2], r[3]);
        assertEquals(text, Strings.toJava(r[5], r[6]) + "xxx".repeat(2));
        Strings.toBytes(heap, cache, r, 2, 0, 0);
        assertEquals(heap.zeroBase, r[2]);
    }

    @Test
    void concatenationMayOverlapItsOperands() {
        long[] r = new long[10];
        Strings.fromJava(heap, cache, r, 0, "ab");
        Strings.fromJava(heap, cache, r, 2, "cde");
        Strings.concat(heap, cache, r, 1, 0, 2);
        assertEquals("abcde", Strings.toJava(r[1], r[2]));
        long[] q = new long[8];
        Strings.fromJava(heap, cache, q, 0, "x");
        Strings.fromJava(heap, cache, q, 4, "yz");
        Strings.concatN(heap, cache, q, 0, 0, 4);
        assertEquals("xyz", Strings.toJava(q[0], q[1]));
        long[] one = {0, 0, q[4], q[5], 0, 0};
        Strings.concatN(heap, cache, one, 0, 0, 3);
        assertEquals(q[4], one[0]);
    }

    @Test
    void comparison() {
        String[] sorted = {"", "a", "aa", "ab", "abcdefgh", "abcdefghi", "b", "é"};
        long[] r = new long[4];
        for (int i = 0; i < sorted.length; i++) {
            for (int k = 0; k < sorted.length; k++) {
                Strings.fromJava(heap, cache, r, 0, sorted[i].getBytes(StandardCharsets.UTF_8));
                Strings.fromJava(heap, cache, r, 2, sorted[k].getBytes(StandardCharsets.UTF_8));
                assertEquals(Integer.compare(i, k), Strings.compare(r[0], r[1], r[2], r[3]));
                assertEquals(i == k, Strings.equal(r[0], r[1], r[2], r[3]));
            }
        }
    }

    @Test
    void floatConversionsAsAmd64() {
        assertEquals(Long.MIN_VALUE, Arithmetic.doubleToLong(Double.NaN));
        assertEquals(Long.MIN_VALUE, Arithmetic.doubleToLong(1e30));
        assertEquals(-3, Arithmetic.doubleToLong(-3.9));
        assertEquals(0x8000000000000000L, Arithmetic.doubleToUnsigned(0x1p63));
        assertEquals(-2048, Arithmetic.doubleToUnsigned(0x1p64 - 2048));
        assertEquals(0x1p64, Arithmetic.unsignedToDouble(-1));
        assertEquals(0x1p63 + 2048, Arithmetic.unsignedToDouble(Long.MIN_VALUE + 1025));
        assertEquals(0x1p63f, Arithmetic.unsignedToFloat(Long.MIN_VALUE + 1));
    }
}
