package io.rialto.server.handoff.oidc.grant;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.handoff.oidc.grant.GrantRows.Reach;
import io.rialto.server.site.SiteId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends what a customer's logins gave, at all services of a site; in the caller's transaction. */
@Component
public class CustomerGrants {

    private final GrantRows rows;

    public CustomerGrants(JdbcClient jdbc) {
        this.rows = new GrantRows(jdbc);
    }

    /**
     * A session that began at a service.
     *
     * @param session the name that the launch was recorded under
     */
    public record Session(Owner owner, String session) {}

    /**
     * The sessions are over: what lived by them is gone, what was granted for longer stays.
     *
     * @param customer keyed hash of the customer's id
     * @return the sessions, for the services to be told
     */
    public List<Session> end(SiteId site, String customer) {
        return ended(site, customer, Reach.SESSION);
    }

    /** The customer may not come any more: as {@link #end}, and nothing outlasts it. */
    public List<Session> endForGood(SiteId site, String customer) {
        return ended(site, customer, Reach.EVERYTHING);
    }

    /** The customer ended one service: nothing of it is left there. */
    public void endForGood(SiteId site, String customer, ServiceId service) {
        rows.removeOfCustomer(site, customer, service);
    }

    private List<Session> ended(SiteId site, String customer, Reach reach) {
        List<Session> sessions = rows.sessionsOf(site, customer);
        if (!sessions.isEmpty()) {
            rows.removeOfCustomer(site, customer, reach);
        }
        return sessions;
    }
}
