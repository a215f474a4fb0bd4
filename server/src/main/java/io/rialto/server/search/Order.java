package io.rialto.server.search;

/** By one attribute, upwards or downwards. */
public record Order(String attribute, boolean descending) {}
