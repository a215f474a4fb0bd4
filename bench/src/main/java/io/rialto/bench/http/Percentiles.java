package io.rialto.bench.http;

import java.util.stream.LongStream;

/** Times of many launches, in nanoseconds, to be asked for a percentile. */
final class Percentiles {

    private final long[] sorted;

    Percentiles(LongStream nanos) {
        sorted = nanos.sorted().toArray();
    }

    int count() {
        return sorted.length;
    }

    double millis(double percentile) {
        int rank = (int) Math.ceil(sorted.length * percentile / 100) - 1;
        return sorted[Math.clamp(rank, 0, sorted.length - 1)] / 1e6;
    }
}
