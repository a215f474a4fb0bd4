/**
 * Fields under a message authentication code: DiscourseConnect, Shopify Multipass, and whatever a service's configuration
 * describes.
 *
 * <p>{@code GET /s/{site}/discourse/sso} is where forums send the browser. Which of a site's forums it is, the secret says that
 * made the signature; an answer goes to that forum's configured address, whatever the request says.
 */
@NullMarked
@NamedInterface("hmac")
package io.rialto.server.handoff.hmac;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
