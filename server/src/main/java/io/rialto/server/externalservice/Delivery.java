package io.rialto.server.externalservice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a token gets to its service.
 *
 * @param address where the browser goes; {@code {token}} in it stands for the token
 * @param parameter the token's name, where the address does not hold it
 * @param more parameters that go along, always the same
 * @param target the parameter that says where the customer wants to land; absent: none does
 */
public record Delivery(
        Way way,
        String address,
        String parameter,
        Map<String, String> more,
        @Nullable String target) {

    /** Where the token stands in an address. */
    public static final String TOKEN = "{token}";

    public enum Way {
        /** In the address of a redirect. */
        REDIRECT,
        /** In a form that submits itself. */
        POST,
        /** It does not go through the browser's address: a page of the shop asks for it, and the browser is led to that page. */
        WIDGET
    }
}
