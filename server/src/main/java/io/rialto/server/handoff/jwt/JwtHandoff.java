package io.rialto.server.handoff.jwt;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Jwt;
import io.rialto.server.externalservice.Jwt.Registered;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.handoff.Asked;
import io.rialto.server.handoff.Deliveries;
import io.rialto.server.handoff.Draft;
import io.rialto.server.handoff.HandOver;
import io.rialto.server.handoff.Handoff;
import io.rialto.server.handoff.Introduction;
import io.rialto.server.handoff.Introduction.Item;
import io.rialto.server.handoff.Shown;
import io.rialto.server.handoff.WidgetToken;
import io.rialto.server.key.SigningKeys;
import io.rialto.server.site.Site;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals a hand-off into a token whose claims, signature and way the service's configuration says. */
@Component
public class JwtHandoff implements Handoff {

    private static final Duration BACKDATED = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final Clock clock;

    public JwtHandoff(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Class<? extends Protocol> protocol() {
        return Jwt.class;
    }

    @Override
    public Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
        Jwt jwt = (Jwt) service.protocol();
        String start = jwt.login().start();
        String parameter = jwt.login().target();
        if (start == null) {
            return Optional.empty();
        }
        return Optional.of(
                parameter != null && target.isPresent()
                        ? Deliveries.with(start, Map.of(parameter, target.get()))
                        : URI.create(start));
    }

    @Override
    public Optional<Asked> specimen(Site site, ExternalService service) {
        return Optional.ofNullable(((Jwt) service.protocol()).login().start())
                .map(start -> new Asked(Begun.NOT.text(), Asked.Prompt.IF_NEEDED, Optional.empty()));
    }

    @Override
    public Introduction introduction(Site site, ExternalService service) {
        Jwt jwt = (Jwt) service.protocol();
        Map<Item, String> items = new LinkedHashMap<>();
        items.put(Item.ENTITY_ID, or(jwt.claims().issuer(), site.issuer()));
        if (jwt.login().start() != null) {
            items.put(Item.SSO_URL, site.issuer() + "/jwt/" + service.slug());
        }
        return new Introduction(items);
    }

    @Override
    public HandOver seal(Draft draft) {
        Jwt jwt = (Jwt) draft.service().protocol();
        Begun begun = draft.asked().map(Asked::text).map(Begun::read).orElse(Begun.NOT);
        if (jwt.login().start() != null && draft.asked().isEmpty()) {
            throw new IllegalStateException("only the service can begin this login");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(jwt.delivery().parameter(), token(draft, jwt, begun));
        fields.putAll(begun.parameters());
        String parameter = jwt.delivery().target();
        if (parameter != null && begun.target() != null) {
            fields.put(parameter, begun.target());
        }
        return Deliveries.of(jwt.delivery(), fields, draft);
    }

    @Override
    public Optional<Shown> show(Draft draft) {
        Jwt jwt = (Jwt) draft.service().protocol();
        Map<String, Object> claims = claims(draft, jwt.claims(), Begun.NOT, clock.instant());
        Map<String, String> fields = new LinkedHashMap<>(Map.of(jwt.delivery().parameter(), Shown.MESSAGE));
        return Optional.of(Deliveries.shown(jwt.delivery(), fields, CompactJws.shown(claims, jwt.algorithm()), draft));
    }

    @Override
    public boolean givesTokens(ExternalService service) {
        return ((Jwt) service.protocol()).login().start() == null;
    }

    @Override
    public WidgetToken token(Draft draft) {
        Jwt jwt = (Jwt) draft.service().protocol();
        return new WidgetToken(Map.of(
                "token",
                token(draft, jwt, Begun.NOT),
                "expires_in",
                jwt.claims().lifetime().toSeconds()));
    }

    private String token(Draft draft, Jwt jwt, Begun begun) {
        Map<String, Object> claims = claims(draft, jwt.claims(), begun, clock.instant());
        if (!jwt.algorithm().isSymmetric()) {
            return CompactJws.write(claims, jwt.algorithm(), draft.key(keys));
        }
        Secret secret = draft.service()
                .secrets()
                .signing()
                .orElseThrow(() -> new IllegalStateException("the service has no secret"));
        return CompactJws.write(claims, jwt.algorithm(), secret);
    }

    private static Map<String, Object> claims(Draft draft, Jwt.Claims wanted, Begun begun, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        for (Registered registered : wanted.registered()) {
            put(claims, registered, draft, wanted, now);
        }
        String subject = wanted.subject();
        if (subject != null) {
            claims.put(subject, draft.subject().value());
        }
        draft.released().attributes().forEach(attribute -> claims.put(attribute.name(), attribute.json()));
        String target = wanted.target();
        if (target != null) {
            Optional.ofNullable(begun.target()).or(draft::target).ifPresent(where -> claims.put(target, where));
        }
        claims.putAll(begun.claims());
        return claims;
    }

    private static void put(
            Map<String, Object> claims, Registered registered, Draft draft, Jwt.Claims wanted, Instant now) {
        switch (registered) {
            case ISS -> claims.put("iss", or(wanted.issuer(), draft.site().issuer()));
            case AUD ->
                claims.put(
                        "aud", or(wanted.audience(), draft.service().protocol().identity()));
            case IAT -> claims.put("iat", now.getEpochSecond());
            // Clocks differ; what is issued now is valid already where it is earlier.
            case NBF -> claims.put("nbf", now.minus(BACKDATED).getEpochSecond());
            case EXP -> claims.put("exp", now.plus(wanted.lifetime()).getEpochSecond());
            case JTI -> claims.put("jti", draft.identifiers().assertion());
        }
    }

    private static String or(@Nullable String said, String usual) {
        return said == null ? usual : said;
    }
}
