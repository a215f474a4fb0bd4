package io.rialto.server.handoff.oidc;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.StartUrl;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Asked.Prompt;
import io.rialto.server.handoff.Decline;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.handoff.Introduction.Item;
import io.rialto.server.handoff.Shown;
import io.rialto.server.handoff.oidc.AuthorizationRequest.ErrorCode;
import io.rialto.server.handoff.oidc.client.Client;
import io.rialto.server.handoff.oidc.client.Clients;
import io.rialto.server.handoff.oidc.grant.Coded;
import io.rialto.server.handoff.oidc.grant.Login;
import io.rialto.server.handoff.oidc.grant.LoginGrants;
import io.rialto.server.handoff.oidc.token.IdTokens;
import io.rialto.server.page.Reference;
import io.rialto.server.release.Attribute;
import io.rialto.server.site.Site;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals a login into a code, which the service exchanges for what the customer released. */
@Component
class OidcHandoff implements Handoff {

    private final LoginGrants grants;
    private final IdTokens tokens;

    OidcHandoff(LoginGrants grants, IdTokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return Oidc.class;
    }

    @Override
    public Introduction introduction(Site site, ExternalService service) {
        return new Introduction(Map.of(
                Item.ENTITY_ID, site.issuer(),
                Item.DISCOVERY_URL, site.issuer() + "/.well-known/openid-configuration",
                Item.JWKS_URL, site.issuer() + "/oauth2/jwks"));
    }

    @Override
    public HandOver seal(Draft draft) {
        Client client = draft.trial()
                ? Clients.ofTrial(draft.site(), draft.service())
                : Clients.of(draft.site(), draft.service()).orElseThrow();
        Kept kept = Kept.of(draft.asked().orElseThrow().text());
        ReturnAddress address = ReturnAddress.of(kept);
        if (kept.subject() != null && !kept.subject().equals(draft.subject().value())) {
            // OpenID Connect Core §3.1.2.2: somebody else is logged in than the client expects.
            return address.error(client, ErrorCode.LOGIN_REQUIRED, "Another customer is logged in at the shop.");
        }
        String code = grants.code(
                client.owner(),
                draft.customer(),
                new Coded(login(draft, kept.scopes()), kept.redirectUri(), kept.challenge(), kept.nonce()),
                kept.scopes().contains(Scopes.OFFLINE));
        return address.code(client, code, draft.landings());
    }

    @Override
    public Optional<Shown> show(Draft draft) {
        Client client = Clients.of(draft.site(), draft.service()).orElseThrow();
        return Optional.of(new Shown(
                URI.create(client.settings().redirectUris().getFirst()),
                "GET",
                Map.of("code", Shown.MESSAGE),
                tokens.shown(client, login(draft, List.of(Scopes.OPENID)))));
    }

    @Override
    public Optional<Asked> specimen(Site site, ExternalService service) {
        return Clients.of(site, service)
                .map(client -> new Kept(
                        client.settings().redirectUris().getFirst(),
                        Kept.Mode.QUERY,
                        null,
                        null,
                        null,
                        List.of(Scopes.OPENID),
                        null))
                .map(kept -> new Asked(kept.text(), Prompt.IF_NEEDED, Optional.empty()));
    }

    private static Login login(Draft draft, List<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        for (Attribute attribute : draft.released().attributes()) {
            claims.put(attribute.name(), attribute.json());
        }
        return new Login(
                draft.subject().value(),
                claims,
                draft.authenticatedAt().map(Instant::getEpochSecond).orElse(null),
                draft.identifiers().session(),
                scopes);
    }

    @Override
    public Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
        return Clients.of(site, service).map(Client::settings).flatMap(oidc -> begins(site, oidc, target));
    }

    // OpenID Connect Core §4: no login_hint, which would tell the service's logs who comes.
    private static Optional<URI> begins(Site site, Oidc oidc, Optional<String> target) {
        URI address = oidc.initiateLoginUri();
        if (address == null) {
            return Optional.ofNullable(oidc.startUrl()).map(url -> StartUrl.with(url, target));
        }
        return Optional.of(URI.create(address
                + (address.getRawQuery() == null ? "?" : "&")
                + "iss=" + encoded(site.issuer())
                + target.map(place -> "&target_link_uri=" + encoded(place)).orElse("")));
    }

    @Override
    public Optional<Decline> decline(
            Site site, ExternalService service, Asked asked, Decline.Cause cause, Reference reference) {
        ReturnAddress address = ReturnAddress.of(Kept.of(asked.text()));
        return Clients.of(site, service)
                .map(client -> new Decline(
                        address.error(client, code(cause), sentence(cause) + " Reference " + reference),
                        // Where nobody may be asked, nobody looks: the page is in a hidden frame, or a program reads
                        // the answer.
                        cause == Decline.Cause.LOGIN_REQUIRED || asked.prompt() == Prompt.NONE));
    }

    // OpenID Connect Core §3.1.2.1 and §3.1.2.6: a login that is older than max_age is none.
    private static ErrorCode code(Decline.Cause cause) {
        return switch (cause) {
            case LOGIN_REQUIRED, LOGIN_TOO_OLD -> ErrorCode.LOGIN_REQUIRED;
            case DENIED -> ErrorCode.ACCESS_DENIED;
        };
    }

    private static String sentence(Decline.Cause cause) {
        return switch (cause) {
            case LOGIN_REQUIRED -> "Nobody is logged in at the shop.";
            case LOGIN_TOO_OLD -> "The customer has to log in to the shop again.";
            case DENIED -> "The customer may not enter this service.";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
