package io.rialto.server.signin.attempt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A decision on the way into the dashboard. Those before the one that said no went well, or the attempt would not have come so far.
 *
 * @param passed whether it went well
 * @param expected what would have been right; may be empty
 * @param actual what came; may be empty
 */
public record Passage(Station station, boolean passed, String expected, String actual) {

    /** The decisions, in their order. */
    public enum Station {
        FEW("There were not too many attempts"),
        LINK("The link is good"),
        FOUND("The provider is known"),
        OPEN("The provider is switched on, its domains are proved"),
        BROWSER("It is the browser that began"),
        IN_TIME("It took less than ten minutes"),
        ALLOWED("The provider let the person go on"),
        CODE("The provider gave tokens for its code"),
        TOKEN("The ID token can be read"),
        KEY("The provider's keys can be read, and one fits"),
        SIGNATURE("The signature is the provider's"),
        ISSUER("The issuer is the provider's"),
        AUDIENCE("It was made for this application"),
        TIME("It is of this minute"),
        NONCE("It answers this sign-in"),
        MATCHING("ID token and access token belong together"),
        ADDRESS("The e-mail address is told and verified"),
        DOMAIN("The address is in a domain of the provider"),
        PASSWORD("Address and password are right"),
        PASSKEY("The passkey is known here, and its signature good"),
        MEMBER("The person is a member"),
        WAY("The organization lets them in this way");

        private final String title;

        Station(String title) {
            this.title = title;
        }

        /** What is true when it went well, for people. */
        public String title() {
            return title;
        }

        /** For programs. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The decisions of an attempt. */
    public static List<Passage> of(SignIn signIn) {
        Optional<Station> end = signIn.refused().map(Passage::end);
        List<Passage> passages = new ArrayList<>();
        for (Station station : Station.values()) {
            if (end.isPresent() && station == end.get()) {
                Refused refused = signIn.refused().orElseThrow();
                passages.add(new Passage(station, false, refused.expected(), refused.actual()));
                break;
            }
            if (isOnTheWay(station, signIn.attempt().method())) {
                passages.add(new Passage(station, true, "", ""));
            }
        }
        return List.copyOf(passages);
    }

    private static boolean isOnTheWay(Station station, Method method) {
        return switch (station) {
            case FEW, MEMBER, WAY -> true;
            case LINK -> method == Method.SETUP || method == Method.INVITATION;
            case PASSWORD -> method == Method.PASSWORD;
            case PASSKEY -> method == Method.PASSKEY;
            case FOUND,
                    OPEN,
                    BROWSER,
                    IN_TIME,
                    ALLOWED,
                    CODE,
                    TOKEN,
                    KEY,
                    SIGNATURE,
                    ISSUER,
                    AUDIENCE,
                    TIME,
                    NONCE,
                    MATCHING,
                    ADDRESS,
                    DOMAIN -> method == Method.SSO || method == Method.TRIAL;
        };
    }

    private static Station end(Refused refused) {
        return switch (refused.reason()) {
            case THROTTLED -> Station.FEW;
            case LINK_OVER, INVITATION_OVER -> Station.LINK;
            case UNKNOWN, AMBIGUOUS -> Station.FOUND;
            case DISABLED, ERROR, PENDING -> Station.OPEN;
            case BAD_STATE -> Station.BROWSER;
            case ATTEMPT_EXPIRED -> Station.IN_TIME;
            case CANCELLED, PROVIDER_REFUSED -> Station.ALLOWED;
            case CLIENT_REFUSED, TOKEN_REFUSED -> Station.CODE;
            case PROVIDER_UNREACHABLE, PRIVATE_ADDRESS ->
                refused.actual().startsWith("JWKS") ? Station.KEY : Station.CODE;
            case MALFORMED_TOKEN, WEAK_ALGORITHM -> Station.TOKEN;
            case WEAK_KEY, UNKNOWN_KEY -> Station.KEY;
            case BAD_SIGNATURE -> Station.SIGNATURE;
            case WRONG_ISSUER -> Station.ISSUER;
            case WRONG_AUDIENCE -> Station.AUDIENCE;
            case EXPIRED, ISSUED_IN_FUTURE, TOO_OLD -> Station.TIME;
            case BAD_NONCE -> Station.NONCE;
            case BAD_TOKEN_HASH -> Station.MATCHING;
            case WRONG_SUBJECT, NO_EMAIL, UNVERIFIED_EMAIL -> Station.ADDRESS;
            case EMAIL_OUTSIDE -> Station.DOMAIN;
            case WRONG_PASSWORD -> Station.PASSWORD;
            case PASSKEY_UNKNOWN, PASSKEY_REFUSED, PASSKEY_OVER -> Station.PASSKEY;
            case SSO_ENFORCED -> Station.WAY;
            case NO_MEMBERSHIP, MEMBER_ENDED, OTHER_ACCOUNT -> Station.MEMBER;
        };
    }
}
