package io.rialto.server.dashboard.home;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Bars, as they are drawn: one a bucket, the second value on top of the first.
 *
 * @param summary in a sentence, for whoever does not see it
 * @param most what the highest bar stands for
 */
record Chart(String title, String summary, String first, String second, long most, List<Bar> bars) {

    static final int WIDTH = 720;
    static final int HEIGHT = 160;
    private static final int GAP = 4;

    /** What the first bar stands for. */
    public String from() {
        return bars.isEmpty() ? "" : bars.getFirst().label();
    }

    /** What the last bar stands for. */
    public String until() {
        return bars.isEmpty() ? "" : bars.getLast().label();
    }

    /** @param top where the second value's part begins; {@code height} of the first, {@code more} of the second */
    record Bar(String label, int x, int width, int y, int height, int top, int more, long value, long second) {}

    /** A bucket's values. */
    record Values(String label, long value, long second) {}

    Chart {
        bars = List.copyOf(bars);
    }

    static Chart of(String title, String first, String second, List<Values> values) {
        long most = values.stream()
                .mapToLong(one -> one.value() + one.second())
                .max()
                .orElse(0);
        int step = WIDTH / Math.max(1, values.size());
        List<Bar> bars = IntStream.range(0, values.size())
                .mapToObj(at -> bar(values.get(at), at * step, step - GAP, Math.max(1, most)))
                .toList();
        long all = values.stream().mapToLong(Values::value).sum();
        long others = values.stream().mapToLong(Values::second).sum();
        String summary = title + ": " + all + " " + first + (second.isEmpty() ? "" : ", " + others + " " + second)
                + "; at most " + most + " in one bar.";
        return new Chart(title, summary, first, second, most, bars);
    }

    private static Bar bar(Values one, int x, int width, long most) {
        int height = scaled(one.value(), most);
        int more = scaled(one.second(), most);
        return new Bar(
                one.label(),
                x,
                width,
                HEIGHT - height,
                height,
                HEIGHT - height - more,
                more,
                one.value(),
                one.second());
    }

    // What happened at all is seen.
    private static int scaled(long value, long most) {
        return value == 0 ? 0 : (int) Math.max(2, value * (HEIGHT - 4) / most);
    }
}
