package io.rialto.server.pairing;

import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.pairing.LaunchAddress.Point;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a shop leads somebody whom it does not know and may not ask.
 *
 * @param asked the address that was asked
 * @param nonce that has to come back as it went
 */
record Way(URI asked, String issuer, String nonce) {

    private static final String BACK = "/launch/complete";

    Point led(Answered answered) {
        int status = answered.status();
        if (status / 100 == 3) {
            return answered.header("Location")
                    .flatMap(this::address)
                    .map(this::led)
                    .orElseGet(Way::shown);
        }
        return switch (status) {
            case 404, 410 ->
                LaunchAddress.wrong("The shop has no page there (" + status
                        + "): install and enable Rialto's module, or correct store.launch_url.");
            case 401, 403 ->
                LaunchAddress.wrong("The shop lets Rialto not through (" + status
                        + "): a password or a firewall stands before it. Customers' browsers may still get through.");
            default ->
                status >= 500
                        ? LaunchAddress.wrong("The shop answers with an error (" + status + "): look at its log.")
                        : shown();
        };
    }

    private Optional<URI> address(String location) {
        try {
            return Optional.of(asked.resolve(location));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private Point led(URI to) {
        if (to.toString().startsWith(issuer + BACK + "?")) {
            return back(to);
        }
        String path = Objects.requireNonNullElse(to.getPath(), "");
        if (path.endsWith(BACK)) {
            return LaunchAddress.wrong(
                    "The shop leads to a Rialto at " + place(to) + ": give it this site's address, " + issuer + ".");
        }
        if (path.equals(asked.getPath()) && !place(to).equals(place(asked))) {
            return LaunchAddress.wrong("The shop has moved to " + place(to)
                    + ": set store.base_url and store.launch_url to where it is now.");
        }
        return shown();
    }

    private Point back(URI to) {
        List<String> query =
                Arrays.asList(Objects.requireNonNullElse(to.getRawQuery(), "").split("&", -1));
        return query.contains("nonce=" + nonce) && query.contains("error=login_required")
                ? new Point("launch_address", true, "The shop's launch address answers, and leads back here.")
                : LaunchAddress.wrong(
                        "The shop leads back without the nonce as it went, or without error=login_required: no launch can"
                                + " be matched to its browser.");
    }

    /** Whether that is the login page, nobody can tell from here. */
    static Point shown() {
        return LaunchAddress.wrong(
                "The shop shows a page where prompt=none asks for none. If that is your login page, customers who"
                        + " click get in, and services that ask silently do not: update the module, or your launch route. If it is"
                        + " any other page, correct store.launch_url.");
    }

    /** Without what follows the host: it is the shop's to say, and not to be shown. */
    private static String place(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
