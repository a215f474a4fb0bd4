package io.rialto.server.externalservice;

import java.util.UUID;

/** Identifies a service for as long as it exists. */
public record ServiceId(UUID value) {}
