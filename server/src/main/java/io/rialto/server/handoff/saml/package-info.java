/**
 * SAML 2.0: seals what was released into an unsolicited Response for the service's assertion consumer service, and publishes
 * each site's metadata at {@code /s/{site}/saml/metadata}.
 */
@NullMarked
@NamedInterface("saml")
package io.rialto.server.handoff.saml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
