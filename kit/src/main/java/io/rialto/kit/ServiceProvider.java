package io.rialto.kit;

import io.rialto.kit.Verdict.Accepted;
import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.Flaw;
import io.rialto.saml.Reading;
import io.rialto.saml.ReceivedResponse;
import io.rialto.saml.Rejected;
import io.rialto.saml.ResponseReader;
import io.rialto.saml.Verification;
import io.rialto.saml.Verified;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the messages an identity provider posts to this service. Safe for use by many threads.
 *
 * <pre>{@code
 * var serviceProvider = new ServiceProvider(Settings.of(entityId, acs, TrustedIdentityProvider.fromMetadata(xml)));
 * switch (serviceProvider.check(samlResponse)) {
 *     case Verdict.Accepted(Login login) -> …
 *     case Verdict.Refused refused -> …
 * }
 * }</pre>
 */
public final class ServiceProvider {

    /** Base64 makes four characters of three bytes. */
    private static final int LONGEST = (ResponseReader.LARGEST + 2) / 3 * 4;

    private final Settings settings;
    private final LoginRequests requests;

    public ServiceProvider(Settings settings) {
        this.settings = settings;
        this.requests = new LoginRequests(settings);
    }

    /**
     * Begins a login here, at the service: send the browser to the request's location, and keep its ID with this browser for
     * {@link #check(String, String)}.
     *
     * @throws IllegalStateException when the identity provider's metadata name no single sign-on address
     */
    public LoginRequest begin(Wish wish) {
        return requests.begin(wish);
    }

    /**
     * Checks the {@code SAMLResponse} form field of a POST to the assertion consumer service, in the order of SAML Profiles
     * §4.1.4.3. An accepted assertion is used up.
     *
     * @param samlResponse the field's value; absent when the form has no such field
     */
    public Verdict check(@Nullable String samlResponse) {
        return check(samlResponse, null);
    }

    /**
     * As {@link #check(String)}, where this browser may have begun.
     *
     * @param requestId the ID of the request that this browser began with; absent: it began nothing. A message that answers no
     *     request is accepted as well, since a link at the shop can be clicked at any time
     */
    public Verdict check(@Nullable String samlResponse, @Nullable String requestId) {
        if (samlResponse == null) {
            return new Refused(Reason.MALFORMED, "no SAMLResponse");
        }
        if (samlResponse.length() > LONGEST) {
            return new Refused(Reason.TOO_LARGE, "characters=" + samlResponse.length() + " limit=" + LONGEST);
        }
        Optional<byte[]> xml = strictBase64(samlResponse);
        if (xml.isEmpty()) {
            return new Refused(Reason.MALFORMED, "not strict Base64");
        }
        Reading reading = ResponseReader.read(xml.get());
        return switch (reading) {
            case Rejected rejected -> refused(rejected);
            case ReceivedResponse response -> judge(response, requestId);
        };
    }

    private Verdict judge(ReceivedResponse response, @Nullable String requestId) {
        EnvelopeRules envelope = new EnvelopeRules(settings, requestId);
        Optional<Refused> misdirected = envelope.broken(response);
        if (misdirected.isPresent()) {
            return misdirected.get();
        }
        Verification verification = response.verify(
                settings.identityProvider().certificates(), settings.keys().decryption());
        return switch (verification) {
            case Rejected rejected -> refused(rejected);
            case Verified verified ->
                envelope.brokenWhenSigned(response, verified)
                        .<Verdict>map(refused -> refused)
                        .orElseGet(() -> judge(verified, requestId));
        };
    }

    private Verdict judge(Verified verified, @Nullable String requestId) {
        Instant now = settings.clock().instant();
        AssertionRules rules = new AssertionRules(settings, now, verified.assertion(), requestId);
        return rules.broken()
                .or(() -> replayed(verified, now, rules.expiry()))
                .<Verdict>map(refused -> refused)
                .orElseGet(() -> new Accepted(Logins.of(verified, rules.expiry())));
    }

    /** Last, so that a message that is refused for another reason is not used up. */
    private Optional<Refused> replayed(Verified verified, Instant now, Instant expiry) {
        String id = verified.assertion().id();
        return switch (settings.replays().use(id, now, expiry.plus(settings.clockSkew()))) {
            case FIRST -> Optional.empty();
            case REPEATED -> Optional.of(new Refused(Reason.REPLAYED, "assertion=" + id));
            case UNKNOWN -> Optional.of(new Refused(Reason.REPLAY_UNKNOWN, "assertion=" + id));
        };
    }

    /** One spelling per message: no line breaks, no missing padding, no stray bits. */
    private static Optional<byte[]> strictBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused refused(Rejected rejected) {
        return new Refused(reason(rejected.flaw()), rejected.detail());
    }

    private static Reason reason(Flaw flaw) {
        return switch (flaw) {
            case TOO_LARGE -> Reason.TOO_LARGE;
            case MALFORMED -> Reason.MALFORMED;
            case DOCTYPE -> Reason.DOCTYPE;
            case COMMENT -> Reason.COMMENT;
            case DUPLICATE_ID -> Reason.DUPLICATE_ID;
            case ENCRYPTED -> Reason.ENCRYPTED;
            case NOT_ONE_ASSERTION -> Reason.NOT_ONE_ASSERTION;
            case NOT_SIGNED -> Reason.NOT_SIGNED;
            case WRAPPED -> Reason.WRAPPED;
            case ALGORITHM_NOT_ALLOWED -> Reason.ALGORITHM_NOT_ALLOWED;
            case SIGNATURE_INVALID, NO_KEY -> Reason.SIGNATURE_INVALID;
            case NOT_DECRYPTABLE -> Reason.NOT_DECRYPTABLE;
            case AMBIGUOUS -> Reason.MALFORMED;
            case WRONG_DESTINATION -> Reason.WRONG_DESTINATION;
            case EXPIRED -> Reason.EXPIRED;
            case TOO_EARLY -> Reason.NOT_YET_VALID;
        };
    }
}
