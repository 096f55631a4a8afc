package gobi.vm.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gobi.compiler.bytecode.ByteSource;
import gobi.compiler.bytecode.DamagedFileException;
import gobi.vm.jit.HotCode.Kind;
import gobi.vm.jit.HotCode.Place;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

class HotCodeTest {
    private static final Place F = new Place("main.f", Kind.FUNCTION, 0);
    private static final Place LOOP = new Place("main.(*T).g[...]", Kind.LOOP, 300);
    private static final Place RESUME = new Place("main.f", Kind.RESUME, 7);

    private static HotCode read(byte[] bytes) throws DamagedFileException {
        return HotCode.read(new ByteSource(bytes, 0, bytes.length));
    }

    private static List<Place> functions(int n) {
        return IntStream.range(0, n).mapToObj(i -> new Place("f" + i, Kind.FUNCTION, 0)).toList();
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        var code = new HotCode(List.of(F, LOOP, RESUME));
        assertEquals(code, read(code.write()));
    }

    @Test
    void damageIsFound() {
        byte[] bytes = new HotCode(List.of(F)).write();
        bytes[bytes.length - 2] = 3;
        assertThrows(DamagedFileException.class, () -> read(bytes));
        bytes[0] = 100;
        assertThrows(DamagedFileException.class, () -> read(bytes));
    }

    @Test
    void nextListKeepsTheOrderAndDropsWhatDoesNotFit() {
        var next = new HotCode(List.of(F, LOOP)).next(Set.of(F), Set.of(RESUME));
        assertEquals(Optional.of(new HotCode(List.of(LOOP, RESUME))), next);
    }

    @Test
    void littleNewIsNoNews() {
        var code = new HotCode(functions(16));
        assertEquals(Optional.empty(), code.next(Set.of(), Set.of(F, LOOP)));
        assertEquals(
                19, code.next(Set.of(), Set.of(F, LOOP, RESUME)).orElseThrow().places().size());
    }

    @Test
    void listsDoNotGrowForever() {
        var next = HotCode.NONE.next(Set.of(), Set.copyOf(functions(2000))).orElseThrow();
        assertEquals(500, next.places().size());
        assertEquals(Optional.empty(), next.next(Set.of(), Set.copyOf(functions(3000))));
    }
}
