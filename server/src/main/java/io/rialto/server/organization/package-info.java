/** Tenants: who the sites belong to. */
@NullMarked
package io.rialto.server.organization;

import org.jspecify.annotations.NullMarked;
