package gobi.vm.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The strings of a recording, numbered from 1; the empty string is 0.
final class StringTable {
    private static final int MAX_LENGTH = 1024;

    private final ConcurrentHashMap<String, Integer> ids = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    int id(String text) {
        return text.isEmpty() ? 0 : ids.computeIfAbsent(text, t -> last.incrementAndGet());
    }

    Map<Integer, byte[]> snapshot() {
        Map<Integer, byte[]> all = new LinkedHashMap<>();
        ids.forEach((text, id) -> all.put(id, bytes(text)));
        return all;
    }

    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_LENGTH ? bytes : Arrays.copyOf(bytes, MAX_LENGTH);
    }
}
