package io.rialto.server.handoff;

/** How a sealed message goes through the browser to the service. */
public sealed interface HandOver permits PostPage, Redirect {}
