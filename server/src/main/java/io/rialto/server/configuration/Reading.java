package io.rialto.server.configuration;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every part of the file is read with: where problems and notices go, and what the environment says. */
record Reading(Problems problems, Notices notices, Rules rules, Function<String, @Nullable String> environment) {}
