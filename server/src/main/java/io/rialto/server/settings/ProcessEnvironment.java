package io.rialto.server.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** The environment's variables as they are, with nothing in them replaced. */
public final class ProcessEnvironment {

    private final ConfigurableEnvironment environment;

    ProcessEnvironment(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Null when it is not set. */
    public @Nullable String value(String name) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source.getProperty(name) instanceof String text) {
                return text;
            }
        }
        return null;
    }
}
