package io.rialto.server.configuration;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every part is read with: where problems and notices go, and what the environment says.
 *
 * @param secrets where secrets stand (RFC 6901); it fills while reading
 */
record Reading(
        Problems problems,
        Notices notices,
        Rules rules,
        Function<String, @Nullable String> environment,
        Set<String> secrets) {

    Reading(Problems problems, Notices notices, Rules rules, Function<String, @Nullable String> environment) {
        this(problems, notices, rules, environment, new TreeSet<>());
    }
}
