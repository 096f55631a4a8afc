package unicode

// point fills the n tables that start at first. heads has five bytes for each: the number of its
// 16-bit ranges and of its 32-bit ranges (two bytes each, the lower first), and its LatinOffset.
// Each table's slices (len = cap) point into the bytes of ranges16 (six a range) and ranges32
// (twelve a range), each table's right after those of the one before; a count of zero leaves the
// slice nil. Nothing is copied and nothing is allocated.
func point(first *RangeTable, n int, heads, ranges16, ranges32 string)
