package io.rialto.server.externalservice;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a service's own API finds or makes the account of a customer who is about to enter, because a message alone would not do.
 *
 * @param known CEL for what the shop knows of the account already: where it gives something, nobody is called; absent: it knows nothing
 * @param headers of each call; {@link #SECRET} in a value stands for the API's secret
 * @param find absent: the service finds by itself whom it is told of
 * @param attribute the name under which the service is told what came back; absent: it is the address where the customer goes
 */
public record AccountApi(
        @Nullable String known,
        Map<String, String> headers,
        @Nullable Find find,
        Make make,
        @Nullable String attribute) {

    /** Where the secret stands in a header. */
    public static final String SECRET = "{secret}";

    /**
     * A GET.
     *
     * @param parameters CEL by the parameter's name
     * @param answer where in the answer the account is (RFC 6901); nothing there: it has none
     * @param confirm where in the answer the account's e-mail address is: another one than the customer's is not believed; absent:
     *     the answer has none
     */
    public record Find(
            URI url,
            Map<String, String> parameters,
            String answer,
            @Nullable String confirm) {}

    /**
     * A POST.
     *
     * @param told what the service is told of the customer
     * @param answer where in the answer the account is (RFC 6901)
     * @param target the member that says where the customer wants to land; absent: none does
     */
    public record Make(
            URI url,
            Form form,
            ExternalService.Release told,
            String answer,
            @Nullable String target) {}

    /** How a body is written. */
    public enum Form {
        /** A JSON object. */
        JSON,
        /** A JSON list of that one object. */
        LIST,
        /** A form whose field {@code data} is the JSON object. */
        DATA
    }
}
