package io.rialto.server.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.dashboard.home.Chart.Bar;
import io.rialto.server.dashboard.home.Chart.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void theSecondValueStandsOnTheFirstAndBothStayInThePicture() {
        Chart chart = Chart.of("Launches", "led in", "failed", List.of(new Values("a", 90, 10), new Values("b", 0, 1)));

        Bar high = chart.bars().getFirst();
        assertThat(high.y() + high.height()).isEqualTo(Chart.HEIGHT);
        assertThat(high.top() + high.more()).isEqualTo(high.y());
        assertThat(high.top()).isNotNegative();
        assertThat(chart.bars().getLast().x() + chart.bars().getLast().width()).isLessThanOrEqualTo(Chart.WIDTH);
    }

    @Test
    void oneAmongAThousandIsSeen() {
        Chart chart = Chart.of("Launches", "led in", "failed", List.of(new Values("a", 100_000, 1)));

        assertThat(chart.bars().getFirst().more()).isPositive();
        assertThat(chart.bars().getFirst().top()).isNotNegative();
    }

    @Test
    void itIsSaidToWhoeverDoesNotSeeIt() {
        Chart chart = Chart.of("Launches", "led in", "failed", List.of(new Values("a", 3, 1), new Values("b", 0, 0)));

        assertThat(chart.summary()).isEqualTo("Launches: 3 led in, 1 failed; at most 4 in one bar.");
        assertThat(chart.bars().getLast().height()).isZero();
    }
}
