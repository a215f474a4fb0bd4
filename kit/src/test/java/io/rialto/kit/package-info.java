/** Facts about the kit, most of them attacks. {@link io.rialto.kit.ForgedResponse} is the language they are told in. */
@NullMarked
package io.rialto.kit;

import org.jspecify.annotations.NullMarked;
