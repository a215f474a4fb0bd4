package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.handoff.Farewell;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.handoff.oidc.token.LogoutTokens;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.site.Site;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends what logins gave a service, and tells it (OpenID Connect Back-Channel Logout §2.5). For whoever learns that a session is over. */
@Component
public class BackChannel implements Farewell {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannel.class);

    private final LoginGrants grants;
    private final LogoutTokens tokens;
    private final Outbound outbound;

    public BackChannel(LoginGrants grants, LogoutTokens tokens, Outbound outbound) {
        this.grants = grants;
        this.tokens = tokens;
        this.outbound = outbound;
    }

    /** Whether the service knows. */
    public enum Told {
        YES,
        /** It is no OpenID Connect client, or did not say where it wants to be told. */
        NOT_WANTED,
        /** It will never do what it was asked: the token, or the address, is not to its liking. */
        REFUSED,
        /** It may work later. */
        UNREACHABLE
    }

    /**
     * The customer logged out: this login's tokens end, but for those that were granted to outlast it, and the service is told.
     *
     * @param session the name that the launch was recorded under
     */
    public Told loggedOut(Site site, ExternalService service, String session) {
        return end(site, service, session, false);
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return Oidc.class;
    }

    @Override
    public Outcome loggedOutOf(Site site, ExternalService service, String session) {
        return switch (loggedOut(site, service, session)) {
            case YES -> Outcome.CONFIRMED;
            case NOT_WANTED -> Outcome.UNSUPPORTED;
            case REFUSED -> Outcome.REFUSED;
            case UNREACHABLE -> Outcome.UNREACHABLE;
        };
    }

    /** The customer may not come any more: as {@link #loggedOut}, and nothing outlasts it. */
    public Told shutOut(Site site, ExternalService service, String session) {
        return end(site, service, session, true);
    }

    private Told end(Site site, ExternalService service, String session, boolean forGood) {
        Client client = Clients.of(site, service).orElse(null);
        if (client == null) {
            return Told.NOT_WANTED;
        }
        if (forGood) {
            grants.endForGood(client.owner(), session);
        } else {
            grants.end(client.owner(), session);
        }
        return tell(client, session);
    }

    /** The session is over, and all that had to end has: the service is told. */
    Told tell(Site site, ExternalService service, String session) {
        return Clients.of(site, service).map(client -> tell(client, session)).orElse(Told.NOT_WANTED);
    }

    private Told tell(Client client, String session) {
        URI address = client.settings().backchannelLogoutUri();
        Told told = address == null ? Told.NOT_WANTED : tell(client, session, address);
        LOG.info(
                "oidc logout=back-channel outcome={} site={} service={}",
                told,
                client.site().slug(),
                client.service().slug());
        return told;
    }

    private Told tell(Client client, String session, URI address) {
        Call call = Call.post(address, Map.of("logout_token", tokens.issue(client, session)));
        return switch (outbound.send(call)) {
            // §2.8: 200 when it worked; 204 is what some frameworks make of that
            case Answer.Answered answered when answered.status() == 200 || answered.status() == 204 -> Told.YES;
            case Answer.Answered answered -> answered.status() >= 500 ? Told.UNREACHABLE : Told.REFUSED;
            case Answer.Refused refused -> Told.REFUSED;
            case Answer.Failed failed -> Told.UNREACHABLE;
        };
    }
}
