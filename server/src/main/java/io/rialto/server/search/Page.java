package io.rialto.server.search;

/**
 * A part of a long list.
 *
 * @param number from 1
 * @param size how many at most, from 1 to {@value #LARGEST}
 */
public record Page(int number, int size) {

    public static final int LARGEST = 25;
    public static final int HIGHEST = 10_000_000;
    public static final Page FIRST = new Page(1, 10);

    /** @throws IllegalArgumentException when one of them is out of its range */
    public Page {
        if (number < 1 || number > HIGHEST || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException("no such page");
        }
    }

    /** How many are before it. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** How many pages of this size there are, at least one. */
    public long count(long total) {
        return Math.max(1, Math.ceilDiv(total, size));
    }
}
