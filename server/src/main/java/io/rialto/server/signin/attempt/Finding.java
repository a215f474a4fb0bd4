package io.rialto.server.signin.attempt;

import java.util.regex.Pattern;

/**
 * What was found at one point of a trial. Whatever others may have sent is kept short, printable and without what looks like an
 * address.
 *
 * @param expected what is right; may be empty
 * @param actual what came, never an address, a token or a secret; may be empty
 */
public record Finding(Point point, Verdict verdict, String expected, String actual) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"<>(),]*(?:@|%40)[^\\s'\"<>(),]*");

    /** What is looked at, in this order. */
    public enum Point {
        ADDRESSES("The provider’s own document names the addresses that are set here"),
        BACK("The browser came back in time"),
        ANSWER("The provider sent it back with a code"),
        TOKENS("The token endpoint gave tokens for the code"),
        FORM("The ID token is a signed JWT of a kind that is accepted"),
        SIGNATURE("A key that the provider publishes made the signature"),
        CLAIMS("The claims can be read"),
        ISSUER("iss: the issuer is the one that is set here"),
        AUDIENCE("aud: it was made for this application alone"),
        PARTY("azp: nobody else asked for it"),
        EXPIRY("exp: it has not run out"),
        ISSUED("iat: it is of this minute"),
        NONCE("nonce: it answers this sign-in"),
        MATCHING("at_hash: ID token and access token belong together"),
        SUBJECT("sub: it says whom it is about"),
        EMAIL("email: it tells an address"),
        VERIFIED("email_verified: the provider has checked the address"),
        DOMAIN("The address is in a domain of this provider"),
        MEMBER("The person may come in"),
        OPEN("The provider is switched on and its domains are proved");

        private final String title;

        Point(String title) {
            this.title = title;
        }

        /** What is true when it is as it should be, for people. */
        public String title() {
            return title;
        }
    }

    /** How it is. */
    public enum Verdict {
        PASSED,
        REFUSED,
        /** It stops nobody, and is worth a look. */
        NOTED,
        /** What came before it failed, so that there was nothing to look at. */
        SKIPPED
    }

    public Finding {
        expected = plain(expected);
        actual = plain(actual);
    }

    public static Finding passed(Point point, String expected, String actual) {
        return new Finding(point, Verdict.PASSED, expected, actual);
    }

    public static Finding refused(Point point, Refused refused) {
        return new Finding(point, Verdict.REFUSED, refused.expected(), refused.actual());
    }

    public static Finding noted(Point point, String expected, String actual) {
        return new Finding(point, Verdict.NOTED, expected, actual);
    }

    public static Finding skipped(Point point) {
        return new Finding(point, Verdict.SKIPPED, "", "");
    }

    private static String plain(String text) {
        return ADDRESS.matcher(Refused.shortened(text)).replaceAll("[address]");
    }
}
