package io.rialto.server.launch;

import io.rialto.server.handoff.oidc.grant.CustomerGrants;
import io.rialto.server.link.LinkEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a customer ends a service, what it has of their logins is gone with the transaction that marks the link. */
@Component
class EndedLogins {

    private final CustomerGrants grants;

    EndedLogins(CustomerGrants grants) {
        this.grants = grants;
    }

    @EventListener
    void ended(LinkEnded ended) {
        grants.endForGood(ended.site(), ended.hash(), ended.service());
    }
}
