package gobi.vm.cli;

import java.util.Locale;

/// Sizes as people write them: `4096`, `64k`, `512m`, `2g`, `512MiB`. Units are powers of 1024.
final class ByteSize {
    private ByteSize() {}

    static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        try {
            long count = Long.parseLong(text.substring(0, digits));
            return Math.multiplyExact(count, unit(text.substring(digits)));
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UsageException("invalid size \"" + text + "\": want e.g. 64k, 512m, 2g", e);
        }
    }

    private static long unit(String suffix) {
        return switch (suffix.toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1;
            case "k", "kb", "kib" -> 1L << 10;
            case "m", "mb", "mib" -> 1L << 20;
            case "g", "gb", "gib" -> 1L << 30;
            case "t", "tb", "tib" -> 1L << 40;
            default -> throw new IllegalArgumentException(suffix);
        };
    }
}
