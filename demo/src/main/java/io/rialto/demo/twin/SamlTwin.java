package io.rialto.demo.twin;

import io.rialto.demo.twin.Verdict.Refused;
import io.rialto.demo.twin.Verdict.Why;
import io.rialto.kit.Login;
import io.rialto.kit.Reason;
import io.rialto.kit.ServiceProvider;
import io.rialto.kit.Settings;
import io.rialto.kit.Verdict.Accepted;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service that takes a SAML response which it did not ask for. */
final class SamlTwin implements Twin {

    /**
     * @param names what the service calls its own members, by the names of attributes
     * @param required attributes without which it refuses
     */
    record Rules(Map<String, String> names, Set<String> required) {}

    private final Rules rules;
    private final Settings settings;
    private final ServiceProvider provider;
    private final Book book;

    SamlTwin(Rules rules, Settings settings, Book book) {
        this.rules = rules;
        this.settings = settings;
        this.provider = new ServiceProvider(settings);
        this.book = book;
    }

    @Override
    public Verdict receive(Brought brought) {
        return receive(brought, null);
    }

    /** @param request the ID of what it asked */
    Verdict receive(Brought brought, @Nullable String request) {
        return switch (provider.check(brought.parameter("SAMLResponse"), request)) {
            case Accepted(Login login) -> entered(login);
            case io.rialto.kit.Verdict.Refused refused -> new Refused(why(refused.reason()));
        };
    }

    private Verdict entered(Login login) {
        if (!login.attributes().keySet().containsAll(rules.required())) {
            return new Refused(Why.INCOMPLETE);
        }
        Map<String, String> members = new HashMap<>();
        login.attributes()
                .forEach((name, values) -> members.put(rules.names().getOrDefault(name, name), values.getFirst()));
        members.put("name_id", login.subject().value());
        if (login.nameIdFormat().endsWith("emailAddress")) {
            members.put("email", login.subject().value());
        }
        return book.enter(members);
    }

    private static Why why(Reason reason) {
        return switch (reason) {
            case REPLAYED, REPLAY_UNKNOWN -> Why.REPLAYED;
            case EXPIRED -> Why.EXPIRED;
            case WRONG_ISSUER -> Why.WRONG_ISSUER;
            case WRONG_AUDIENCE -> Why.WRONG_AUDIENCE;
            case SIGNATURE_INVALID, NOT_SIGNED -> Why.NOT_SIGNED;
            default -> Why.MALFORMED;
        };
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public SamlTwin at(Clock later) {
        return new SamlTwin(rules, settings.withClock(later), book);
    }

    @Override
    public Optional<String> token() {
        return Optional.of("SAMLResponse");
    }

    @Override
    public Guards guards() {
        return new Guards(true, true);
    }
}
