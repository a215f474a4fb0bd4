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
 * @param failure the parameter that says where the service sends a browser that it refuses; absent: none does
 */
public record Delivery(
        Way way,
        String address,
        String parameter,
        Map<String, String> more,
        @Nullable String target,
        @Nullable String failure) {

    /** To a service that tells nobody of its refusals. */
    public Delivery(Way way, String address, String parameter, Map<String, String> more, @Nullable String target) {
        this(way, address, parameter, more, target, null);
    }

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
