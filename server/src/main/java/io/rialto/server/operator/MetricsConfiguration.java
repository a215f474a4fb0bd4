package io.rialto.server.operator;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rialto.server.site.Sites;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One registry; parts that count something take it as a {@code MeterRegistry}. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean(destroyMethod = "close")
    JvmGcMetrics garbageCollectorMetrics() {
        return new JvmGcMetrics();
    }

    @Bean
    SmartInitializingSingleton meters(
            PrometheusMeterRegistry registry, Sites sites, HikariDataSource pool, JvmGcMetrics garbageCollector) {
        return () -> {
            garbageCollector.bindTo(registry);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
            gauge(registry, sites, true);
            gauge(registry, sites, false);
        };
    }

    private static void gauge(PrometheusMeterRegistry registry, Sites sites, boolean active) {
        Gauge.builder("rialto.sites", sites, all -> count(all, active))
                .description("Sites of this server")
                .tag("active", String.valueOf(active))
                .register(registry);
    }

    private static double count(Sites sites, boolean active) {
        return sites.all().stream()
                .filter(owned -> owned.site().active() == active)
                .count();
    }
}
