package io.rialto.server.configuration;

import io.rialto.server.configuration.Rule.Verdict;
import io.rialto.server.release.Expressions;
import io.rialto.server.release.Expressions.Purpose;
import io.rialto.server.settings.Addresses;
import io.rialto.server.settings.WebAddress;
import io.rialto.server.site.TicketKey;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What single values must be. */
record Rules(Expressions expressions, boolean privateAddresses, URI publicUrl, MetadataFiles documents) {

    private static final int LONGEST_TEXT = 200;

    static final Rule<String> SLUG = text -> text.matches("[a-z0-9][a-z0-9-]{0,62}")
            ? Rule.good(text)
            : Rule.bad("must be 1 to 63 of a-z, 0-9 and -, not beginning with -");

    static final Rule<String> TEXT = text(LONGEST_TEXT);

    static final Rule<String> COLOR = text -> text.matches("#[0-9a-fA-F]{6}")
            ? Rule.good(text.toLowerCase(Locale.ROOT))
            : Rule.bad("must be a colour as \"#1a2b3c\", in quotes, for # begins a comment");

    static final Rule<TicketKey> TICKET_KEY = text -> {
        try {
            return Rule.good(TicketKey.of(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException notAKey) {
            return Rule.bad(
                    "must be 32 random bytes in base64url, 43 characters: openssl rand 32 | basenc --base64url");
        }
    };

    /** When something ends: with a day, or at a moment. */
    static final Rule<Instant> END = text -> {
        try {
            return Rule.good(
                    text.length() == 10
                            ? LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException none) {
            return Rule.bad("must be the last day, as 2027-12-31, or a moment, as 2027-12-31T18:00:00Z");
        }
    };

    static Rule<String> text(int longest) {
        return text -> {
            if (text.isBlank()) {
                return Rule.bad("must not be blank");
            }
            if (text.length() > longest) {
                return Rule.bad("must be at most " + longest + " characters long");
            }
            return text.chars().anyMatch(Character::isISOControl)
                    ? Rule.bad("must not hold control characters")
                    : Rule.good(text);
        };
    }

    /** One of these words. */
    static <T> Rule<T> oneOf(Map<String, T> words) {
        return text -> {
            T meaning = words.get(text);
            String all = String.join(", ", new TreeSet<>(words.keySet()));
            return meaning != null
                    ? Rule.good(meaning)
                    : Rule.bad("must be one of " + all + Suggestion.of(text, words.keySet()));
        };
    }

    /** Whether the server's own address shows that nobody but who tries it out is to come. */
    boolean isForTryOuts() {
        return Addresses.isLoopback(publicUrl.getHost()) || (!isSecure() && privateAddresses);
    }

    boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /** An address that browsers are sent to. */
    Rule<URI> address() {
        return text -> WebAddress.of(text)
                .map(this::reachable)
                .orElseGet(() -> Rule.bad("must be an absolute https address, without user and fragment"));
    }

    // Profiles and assertions travel to these addresses: only what never leaves the machine or the private network may
    // go in the clear.
    private Verdict<URI> reachable(URI url) {
        if ("https".equalsIgnoreCase(url.getScheme())) {
            return Rule.good(url);
        }
        if (!Addresses.isPrivate(url.getHost())) {
            return Rule.bad("must begin with https: http is for loopback and private addresses only");
        }
        return privateAddresses
                ? Rule.good(url)
                : Rule.bad(
                        "must begin with https; for a try-out on this machine set RIALTO_ALLOW_PRIVATE_ADDRESSES=true");
    }

    Rule<String> expression(Purpose purpose) {
        return text(4_000).then(source -> {
            Optional<String> fault = expressions.fault(source, purpose);
            return fault.isPresent() ? Rule.bad("is no expression that works here: " + fault.get()) : Rule.good(source);
        });
    }
}
