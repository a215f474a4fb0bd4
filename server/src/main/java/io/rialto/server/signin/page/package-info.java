/**
 * What every page for staff has: its frame with the way to the other areas, its words for times and names, the token of its forms.
 * What stands on a page is not known here.
 */
@NamedInterface("staff-pages")
@NullMarked
package io.rialto.server.signin.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
