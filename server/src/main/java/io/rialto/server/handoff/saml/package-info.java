/**
 * SAML 2.0: seals what was released into a Response for one of the service's assertion consumer services, encrypted where the
 * service has a key; takes a service's own request at {@code /s/{site}/saml/sso}, by redirect or POST; ends sessions at
 * {@code /s/{site}/saml/slo} when a service says so, and at {@code /s/{site}/logout} when the shop does; and publishes each site's
 * metadata at {@code /s/{site}/saml/metadata}. Nothing is ever sent to an address that a request brings along.
 */
@NullMarked
@NamedInterface("saml")
package io.rialto.server.handoff.saml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
