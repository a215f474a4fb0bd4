/**
 * What a service does with a message, done anew: it knows what was agreed upon, the certificates that the site publishes and the
 * formula of the vendor, and nothing of what wrote the message. It reads with the platform's own XML signatures and with Nimbus; what it
 * has to fetch it asks a {@code Provider} for. A service's own API it plays itself.
 *
 * <p>Never: a message that it cannot check in full is let in.
 */
@NullMarked
package io.rialto.server.twin;

import org.jspecify.annotations.NullMarked;
