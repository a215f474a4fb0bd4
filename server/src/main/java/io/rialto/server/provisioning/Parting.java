package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Provisioning;

/** What a service is told when a customer ends it. */
public enum Parting {
    /** To remove the account. */
    REMOVED,
    /** To switch the account off. */
    SWITCHED_OFF,
    /** To log the customer out, and no more. */
    LOGGED_OUT,
    /** Nothing: it has no way to be told, or its plan is to do nothing. */
    UNTOLD;

    /** By the service's plan. */
    public static Parting from(ExternalService service) {
        Provisioning provisioning = service.provisioning();
        if (provisioning == null) {
            return Way.of(service) == Way.BACK_CHANNEL ? LOGGED_OUT : UNTOLD;
        }
        return switch (Kind.ENDED.plan(provisioning)) {
            case DELETE -> REMOVED;
            case DEACTIVATE -> SWITCHED_OFF;
            case NOTHING -> UNTOLD;
        };
    }
}
