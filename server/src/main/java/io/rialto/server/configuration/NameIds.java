package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.util.Map;

/** What {@code name_id} may say, whatever the protocol. */
final class NameIds {

    static final Rule<NameIdKind> RULE = Rules.oneOf(Map.of(
            "persistent", NameIdKind.PERSISTENT,
            "email", NameIdKind.EMAIL,
            "customer_id", NameIdKind.CUSTOMER_ID,
            "transient", NameIdKind.TRANSIENT));

    private NameIds() {}
}
