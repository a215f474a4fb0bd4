package io.rialto.server.api;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Oidc;
import io.rialto.server.logout.Logout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a service's logout went as it did, and what to do.
 *
 * @param mender whose job it is
 * @param setting that mends it; absent: none of ours does
 */
record LogoutWords(
        String cause, String fix, String mender, @Nullable String setting) {

    private static final String SERVICE = "service";
    private static final String ADMINISTRATOR = "administrator";

    /** Nothing is to be said of what went well. */
    static Optional<LogoutWords> of(Logout logout, Optional<ExternalService> service) {
        String setting = service.filter(its -> its.protocol() instanceof Oidc)
                .map(oidc -> "oidc.backchannel_logout_uri")
                .orElse("saml.slo");
        return switch (logout.outcome()) {
            case CONFIRMED -> Optional.empty();
            case UNANSWERED ->
                said(
                        "The customer’s browser was led to its logout address, and was not sent back within 15 minutes.",
                        "Check its logout address (" + setting
                                + "), and that the service sends its signed answer to this site’s sign-out address, which"
                                + " the service’s page here shows. An answer that is not signed with its known key counts as"
                                + " none; the server’s log says so.",
                        SERVICE,
                        setting);
            case UNTOLD ->
                said(
                        "It was not told: the customer’s browser did not come back from a service that was told before it.",
                        "Mend the service of this logout that did not answer. The session here ends by itself.",
                        SERVICE,
                        null);
            case DENIED ->
                said(
                        "It answered that the session is not over.",
                        "Look into the service’s log: mostly it does not know the session any more, or does not trust the"
                                + " site’s key. Then give it the current certificate.",
                        SERVICE,
                        null);
            case REFUSED ->
                said(
                        "It refused to be told, in a way that trying again does not change.",
                        "Check its address for logouts (" + setting
                                + "), and at the service that it knows this site’s issuer and reads its keys.",
                        ADMINISTRATOR,
                        setting);
            case UNREACHABLE ->
                said(
                        "It did not answer the call within ten seconds, or answered with a fault of its own.",
                        "Check its address for logouts (" + setting
                                + "). If that is right, whoever runs the service finds out why it does not answer there.",
                        SERVICE,
                        setting);
            case UNSUPPORTED ->
                said(
                        "It was not told, as no address for logouts is known of it: the session there ends by itself.",
                        "If the service takes logouts, give its address: " + setting + ".",
                        ADMINISTRATOR,
                        setting);
        };
    }

    private static Optional<LogoutWords> said(String cause, String fix, String mender, @Nullable String setting) {
        return Optional.of(new LogoutWords(cause, fix, mender, setting));
    }
}
