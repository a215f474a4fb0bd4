package io.rialto.server.logout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code rialto.launch}: what became of a logout is kept as long as the launch before it.
 *
 * @param retention how long a logout is kept
 */
@ConfigurationProperties("rialto.launch")
record LogoutSettings(@DefaultValue("400d") Duration retention) {}
