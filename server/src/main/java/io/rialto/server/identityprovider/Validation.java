package io.rialto.server.identityprovider;

import io.rialto.server.json.StrictJson;
import io.rialto.server.outbound.Guard;
import io.rialto.server.outbound.Objection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks drafts, each attribute by itself, and brings what is good into its usual form. */
final class Validation {

    static final int MOST_DOMAINS = 20;

    private final Guard guard;
    private final PublicSuffixes suffixes = new PublicSuffixes();

    Validation(Guard guard) {
        this.guard = guard;
    }

    /** What a draft turned out to be. */
    sealed interface Checked {

        /** Fine; nothing that is left out was asked for. */
        record Good(Draft draft) implements Checked {}

        record Bad(List<Problem> problems) implements Checked {}
    }

    /** One value's fate. */
    private sealed interface Fate {

        record Fine(String value) implements Fate {}

        record Wrong(Problem problem) implements Fate {}
    }

    /** Checks a new provider, of which everything that is required must be there. */
    Checked complete(Draft draft) {
        Draft all = draft;
        for (Attribute attribute : Attribute.values()) {
            if (attribute.required() && !draft.given().containsKey(attribute)) {
                all = all.with(attribute, null);
            }
        }
        return changes(all);
    }

    /** Checks what shall change. May ask a resolver for the hosts of URLs. */
    Checked changes(Draft draft) {
        List<Problem> problems = new ArrayList<>();
        Map<Attribute, Optional<String>> good = new EnumMap<>(Attribute.class);
        new TreeMap<>(draft.given()).forEach((attribute, given) -> {
            if (given.filter(value -> !value.isBlank()).isEmpty()) {
                if (attribute.required()) {
                    problems.add(Problem.blank(attribute));
                }
                good.put(attribute, Optional.empty());
                return;
            }
            switch (value(attribute, given.get())) {
                case Fate.Fine fine -> good.put(attribute, Optional.of(fine.value()));
                case Fate.Wrong wrong -> problems.add(wrong.problem());
            }
        });
        return problems.isEmpty() ? new Checked.Good(new Draft(good, draft.disabled())) : new Checked.Bad(problems);
    }

    private Fate value(Attribute attribute, String given) {
        if (given.length() > attribute.longest()) {
            return new Fate.Wrong(Problem.tooLong(attribute, attribute.longest()));
        }
        return switch (attribute) {
            case NAME -> name(given);
            case DOMAINS -> domains(given);
            case ISSUER, AUTHORIZE_URL -> url(attribute, given, guard.objectionToForm(given));
            case TOKEN_URL, JWKS_URL -> url(attribute, given, guard.objectionTo(given));
            case CLIENT_SECRET -> secret(given);
            case METADATA -> metadata(given);
            case CLIENT_ID, ORGANIZATION, REFERENCE, REFERENCE_ORIGIN -> text(attribute, given);
        };
    }

    private static Fate name(String given) {
        String name = Names.tidy(given);
        if (name.isEmpty()) {
            return new Fate.Wrong(Problem.blank(Attribute.NAME));
        }
        if (name.length() > Attribute.NAME.longest()) {
            return new Fate.Wrong(Problem.tooLong(Attribute.NAME, Attribute.NAME.longest()));
        }
        return Names.hasInvisible(name)
                ? wrong(Attribute.NAME, "must not contain invisible characters")
                : new Fate.Fine(name);
    }

    private static Fate secret(String given) {
        if (given.matches("\\*+")) {
            return wrong(Attribute.CLIENT_SECRET, "is what Rialto shows instead of it; leave it out to keep it");
        }
        return text(Attribute.CLIENT_SECRET, given);
    }

    private static Fate text(Attribute attribute, String given) {
        return Names.hasInvisible(given)
                ? wrong(attribute, "must not contain control characters")
                : new Fate.Fine(given);
    }

    private static Fate metadata(String given) {
        return StrictJson.changes(given).isPresent()
                ? new Fate.Fine(given)
                : wrong(Attribute.METADATA, "must be a JSON object");
    }

    private static Fate url(Attribute attribute, String given, Optional<Objection> objection) {
        return objection.<Fate>map(known -> wrong(attribute, known.sentence())).orElseGet(() -> new Fate.Fine(given));
    }

    private Fate domains(String given) {
        Set<Domain> domains = new LinkedHashSet<>();
        for (String name :
                Arrays.stream(given.split(",")).filter(part -> !part.isBlank()).toList()) {
            Domain domain = Domain.of(name).orElse(null);
            if (domain == null) {
                return wrong(Attribute.DOMAINS, "must be e-mail domains separated by commas, as acme.com,acme.co.uk");
            }
            if (suffixes.has(domain)) {
                return wrong(
                        Attribute.DOMAINS,
                        "must not contain " + domain + ", below which anybody can register a domain");
            }
            domains.add(domain);
        }
        if (domains.isEmpty()) {
            return new Fate.Wrong(Problem.blank(Attribute.DOMAINS));
        }
        return domains.size() > MOST_DOMAINS
                ? wrong(Attribute.DOMAINS, "must be at most " + MOST_DOMAINS + " domains")
                : new Fate.Fine(domains.stream().map(Domain::name).collect(Collectors.joining(",")));
    }

    private static Fate.Wrong wrong(Attribute attribute, String message) {
        return new Fate.Wrong(Problem.invalid(attribute, message));
    }
}
