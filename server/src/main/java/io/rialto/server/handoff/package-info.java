/**
 * The last step of a launch: what carries the sealed message through the browser to the service. One package per protocol
 * below, each with its {@link io.rialto.server.handoff.Handoff}; a protocol is a way to seal, nothing more. A service that begins
 * the login itself comes in by its protocol's package, and goes on through the {@link io.rialto.server.handoff.Door}.
 */
@NullMarked
package io.rialto.server.handoff;

import org.jspecify.annotations.NullMarked;
