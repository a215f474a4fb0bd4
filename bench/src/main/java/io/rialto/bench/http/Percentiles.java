package io.rialto.bench.http;

import java.util.stream.LongStream;

/** Times of many things alike, in nanoseconds, to be asked for a percentile. */
public final class Percentiles {

    private final long[] sorted;

    public Percentiles(LongStream nanos) {
        sorted = nanos.sorted().toArray();
    }

    public int count() {
        return sorted.length;
    }

    public double millis(double percentile) {
        int rank = (int) Math.ceil(sorted.length * percentile / 100) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / 1e6;
    }
}
