package io.rialto.server.twin;

import io.rialto.server.externalservice.AccountApi;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed upon about a service's own API.
 *
 * @param secret that it is shown
 * @param number of the account that it makes
 * @param email whose account that is
 * @param pages where its answers lead the browser; absent: they name an account
 */
public record ApiContract(
        AccountApi api,
        String secret,
        String number,
        String email,
        @Nullable URI pages) {

    /** What an answer of the API has of an account that nobody made: somebody else's. */
    String otherNumber() {
        return "9" + number;
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "ApiContract";
    }
}
