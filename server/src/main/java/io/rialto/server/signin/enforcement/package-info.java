/**
 * Who must come by their company's own provider, and what would become of it: whom it binds, who would be locked out, and what must
 * be there first.
 *
 * <p>Only an open provider binds anybody: one that is disabled or has lost its proof lets nobody in, so it keeps nobody out. An
 * owner's passkey always opens the organization; each such entrance is remembered and told.
 */
@NamedInterface("enforcement")
@NullMarked
package io.rialto.server.signin.enforcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
