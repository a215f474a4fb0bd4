package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;

/** Why a service that came with its customer's code got no tokens. */
final class TokenCauses {

    private static final String TOKEN = "token_";

    private TokenCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        if (!found.reason().startsWith(TOKEN) && !found.reason().startsWith("revoke_")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (found.reason().substring(found.reason().indexOf('_') + 1)) {
                    case "other_redirect_uri" ->
                        Diagnosis.of(
                                        "token_redirect_uri_differs",
                                        Who.SERVICE,
                                        "The service fetches its tokens with another redirect_uri than its login began with.",
                                        "Let the service send the same redirect_uri both times, to the letter.")
                                .at("oidc.redirect_uris");
                    case "wrong_verifier" ->
                        Diagnosis.of(
                                        "pkce_verifier_wrong",
                                        Who.SERVICE,
                                        "The service's PKCE verifier does not belong to its login, or is not there.",
                                        "Begin again in one browser window. If it is always so, the service's PKCE is broken: let it use S256, or none.")
                                .at("oidc.pkce");
                    case "unasked_verifier" ->
                        Diagnosis.of(
                                        "pkce_challenge_missing",
                                        Who.SERVICE,
                                        "The service sends a PKCE verifier for a login that it began without a challenge.",
                                        "Switch PKCE on for the login as well.")
                                .at("oidc.pkce");
                    case "expired" ->
                        Diagnosis.of(
                                "code_expired",
                                Who.SERVICE,
                                "The service came too late with its code.",
                                "The service must fetch its tokens at once, within the code's minute.");
                    case "replayed" ->
                        Diagnosis.of(
                                "code_used",
                                Who.CUSTOMER,
                                "The service came twice with the same code: its page was reloaded.",
                                "Log in again.");
                    case "unknown" ->
                        Diagnosis.of(
                                        "code_unknown",
                                        Who.SERVICE,
                                        "The service came with a code or token that is none of its own.",
                                        "Log in again. If it is always so, the service mixes up two clients or sites.")
                                .at("oidc.client_id");
                    case "shut_out" ->
                        Diagnosis.of(
                                "customer_shut_out",
                                Who.SHOP,
                                "The shop has switched the customer off or deleted them since.",
                                "If that is wrong, switch the customer on again at the shop.");
                    case "wider_scope" ->
                        Diagnosis.of(
                                "scope_wider",
                                Who.SERVICE,
                                "The service asks for more than was granted.",
                                "Let it ask for the same scopes as at the login.");
                    case "wrong_secret" ->
                        found.changed("secret")
                                ? Diagnosis.of(
                                                "secret_changed_here",
                                                Who.ADMINISTRATOR,
                                                "The client secret was changed here since the last success, and the service still uses the one before.",
                                                "Enter the new secret at the service.")
                                        .at("oidc.client_secret")
                                : Diagnosis.of(
                                                "client_secret_differs",
                                                Who.ADMINISTRATOR,
                                                "The service shows another client secret than is written here.",
                                                "Enter the same secret at both sides.")
                                        .at("oidc.client_secret");
                    case "unknown_client" ->
                        Diagnosis.of(
                                        "client_id_differs",
                                        Who.ADMINISTRATOR,
                                        "The service's client_id is none of this site's, or its service is switched off.",
                                        "Compare the client ID at both sides.")
                                .at("oidc.client_id");
                    case "other_way" ->
                        Diagnosis.of(
                                        "client_authentication_differs",
                                        Who.ADMINISTRATOR,
                                        "The service shows who it is in another way than is set here.",
                                        "Set the way that the service uses.")
                                .at("oidc.authentication");
                    case "assertion_expired" ->
                        Diagnosis.of(
                                "service_clock_off",
                                Who.SERVICE,
                                "The service's client assertion is over, or not good yet: its clock differs.",
                                "Set the service's clock by NTP.");
                    case "assertion_key", "assertion_signature" ->
                        Diagnosis.of(
                                        "client_key_differs",
                                        Who.ADMINISTRATOR,
                                        "The service signs with a key that is not among those that are written here.",
                                        "Take the service's present keys over.")
                                .at("oidc.jwks");
                    case "throttled" ->
                        Diagnosis.of(
                                        "client_throttled",
                                        Who.SERVICE,
                                        "The service showed a wrong secret too often.",
                                        "Correct its secret, then wait a minute.")
                                .at("oidc.client_secret");
                    default ->
                        Diagnosis.of(
                                "token_request_refused",
                                Who.SERVICE,
                                "The service's request for tokens was refused: " + found.actual(),
                                "Set the service as the message says.");
                });
    }
}
