package gobi.vm.heap;

/// gc's size classes, and spans for them.
public final class SizeClasses {
    public static final int PAGE_SHIFT = 13;
    public static final int PAGE = 1 << PAGE_SHIFT;
    public static final int MAX_SMALL = 32768;

    /// Scan spans keep 4 bytes for each slot at their end.
    static final int ID_SIZE = 4;

    private static final int MAX_WASTE = 8;

    private static final int[] SIZES = {
        0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288,
        320, 352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536,
        1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192,
        9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576,
        27264, 28672, 32768
    };

    public static final int COUNT = SIZES.length;
    public static final int SPAN_CLASSES = 2 * COUNT;

    /// Class by size: in steps of 8 up to 1024, then of 128.
    private static final byte[] FINE = table(1024, 8);

    private static final byte[] COARSE = table(MAX_SMALL, 128);
    private static final int[] PAGES = pages();

    private SizeClasses() {}

    private static byte[] table(int limit, int step) {
        byte[] classes = new byte[limit / step + 1];
        int sizeClass = 0;
        for (int i = 0; i < classes.length; i++) {
            while (SIZES[sizeClass] < i * step) {
                sizeClass++;
            }
            classes[i] = (byte) sizeClass;
        }
        return classes;
    }

    /// The fewest pages for which the part of a span without slots is at most an eighth.
    private static int[] pages() {
        int[] pages = new int[SPAN_CLASSES];
        for (int c = 2; c < SPAN_CLASSES; c++) {
            int slot = SIZES[c >> 1] + (isNoscan(c) ? 0 : ID_SIZE);
            int n = 1;
            while (n * PAGE < slot || n * PAGE % slot > n * PAGE / MAX_WASTE) {
                n++;
            }
            pages[c] = n;
        }
        return pages;
    }

    /// The class for objects of 1 to [#MAX_SMALL] bytes.
    public static int of(long size) {
        return size <= 1024 ? FINE[(int) size + 7 >> 3] : COARSE[(int) size + 127 >> 7];
    }

    public static int size(int sizeClass) {
        return SIZES[sizeClass];
    }

    public static int spanClass(int sizeClass, boolean noscan) {
        return sizeClass << 1 | (noscan ? 1 : 0);
    }

    public static boolean isNoscan(int spanClass) {
        return (spanClass & 1) != 0;
    }

    public static int pages(int spanClass) {
        return PAGES[spanClass];
    }

    /// Slots of a span of that class.
    public static int slots(int spanClass) {
        return PAGES[spanClass]
                * PAGE
                / (SIZES[spanClass >> 1] + (isNoscan(spanClass) ? 0 : ID_SIZE));
    }

    /// The size of the memory block that holds `size` bytes: what append makes of a wanted
    /// capacity.
    public static long roundUp(long size) {
        if (size == 0) {
            return 0;
        }
        return size <= MAX_SMALL ? SIZES[of(size)] : size + PAGE - 1 & -PAGE;
    }
}
