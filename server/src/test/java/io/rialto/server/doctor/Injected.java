package io.rialto.server.doctor;

import java.util.function.Supplier;

/**
 * A fault that can be made.
 *
 * @param cause that is to be named for it
 * @param named makes it, and answers the cause that is named
 */
public record Injected(String name, String cause, Supplier<String> named) {}
