/** A shop website as an identity provider: its issuer, its shop, its policy, whether it is active. */
@NullMarked
package io.rialto.server.site;

import org.jspecify.annotations.NullMarked;
