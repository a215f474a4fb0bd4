package io.rialto.server.launch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code rialto.launch}.
 *
 * @param retention how long a launch is kept. At least a day: a row is also what keeps its ticket from being used twice
 */
@ConfigurationProperties("rialto.launch")
record LaunchSettings(@DefaultValue("400d") Duration retention) {

    LaunchSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("rialto.launch.retention must be a day or longer");
        }
    }
}
