/**
 * The last step of a launch: the page whose form carries the sealed message through the browser to the service. One package
 * per protocol below; a protocol is a way to seal, nothing more.
 */
@NullMarked
package io.rialto.server.handoff;

import org.jspecify.annotations.NullMarked;
