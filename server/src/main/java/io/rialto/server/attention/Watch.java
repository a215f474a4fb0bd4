package io.rialto.server.attention;

import io.rialto.server.organization.OrganizationId;
import java.util.stream.Stream;

/** Looks after one kind of thing; a bean of this type is all it takes. */
interface Watch {

    Stream<Attention> of(OrganizationId organization);
}
