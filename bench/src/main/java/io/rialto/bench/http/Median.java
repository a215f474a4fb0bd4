package io.rialto.bench.http;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of a few noisy measurements. */
final class Median {

    private Median() {}

    static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
