/** The services that a site's customers may enter, and what each is told about them. */
@NullMarked
package io.rialto.server.externalservice;

import org.jspecify.annotations.NullMarked;
