package io.rialto.server.site;

/** What somebody wrote, and who that is. */
public record Written(ManagedBy by, Definition definition) {}
