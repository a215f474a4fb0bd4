package io.rialto.server.key;

import java.util.UUID;

/** Identifies a signing key, also when it is gone. */
public record KeyId(UUID value) {}
