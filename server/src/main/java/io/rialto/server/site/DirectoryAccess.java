package io.rialto.server.site;

/**
 * How the site reads its shop's customers through the shop's own API. Never printed.
 *
 * @param confirmsEmail whether the shop asks each customer to confirm the e-mail address, so that one without a confirmation under way
 *     is confirmed
 */
public record DirectoryAccess(Credentials credentials, boolean confirmsEmail) {

    /** What the shop's integration proves itself by. */
    public sealed interface Credentials {}

    /** OAuth 1.0a (RFC 5849). */
    public record OAuth(String consumerKey, String consumerSecret, String accessToken, String accessTokenSecret)
            implements Credentials {

        @Override
        public String toString() {
            return "OAuth[…]";
        }
    }

    /** The integration's access token alone (RFC 6750). */
    public record Bearer(String token) implements Credentials {

        @Override
        public String toString() {
            return "Bearer[…]";
        }
    }
}
