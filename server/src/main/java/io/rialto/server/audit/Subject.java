package io.rialto.server.audit;

import java.util.UUID;

/**
 * What was changed.
 *
 * @param organization whose it is
 * @param type as the API calls it: {@code memberships}
 * @param id as the API shows it
 */
public record Subject(UUID organization, String type, String id) {}
