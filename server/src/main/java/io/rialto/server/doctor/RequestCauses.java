package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;

/** What can be wrong with what a service asks. */
final class RequestCauses {

    private RequestCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        return saml(found).or(() -> openId(found)).or(() -> others(found));
    }

    private static Optional<Diagnosis> saml(Findings found) {
        String came = found.actual().isEmpty() ? "" : " (" + found.actual() + ")";
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "saml_unreadable" ->
                        Diagnosis.of(
                                "saml_request_unreadable",
                                Who.SERVICE,
                                "What the service sent is no SAML request" + came + ".",
                                "The service must use the HTTP-Redirect or HTTP-POST binding of SAML 2.0, unaltered by anything between.");
                    case "saml_unknown_sender" ->
                        Diagnosis.of(
                                        "entity_id_differs",
                                        Who.ADMINISTRATOR,
                                        "The service calls itself by another entity ID than is written here" + came
                                                + ".",
                                        "Write the entity ID exactly as the service sends it; a slash at the end counts.")
                                .at("saml.entity_id");
                    case "saml_not_for_us" ->
                        Diagnosis.of(
                                "sso_address_differs",
                                Who.SERVICE,
                                "The service's request was meant for another address" + came + ".",
                                "Have the service read the site's metadata again: its single sign-on address is old or another's.");
                    case "saml_not_signed" ->
                        Diagnosis.of(
                                        "request_not_signed",
                                        Who.SERVICE,
                                        "The service's request must be signed, and is not.",
                                        "Switch signing on at the service, or require it no longer.")
                                .at("saml.want_authn_requests_signed");
                    case "saml_signature_refused" ->
                        found.changed("saml.terms.signing_certificates")
                                ? Diagnosis.of(
                                                "service_certificate_changed_here",
                                                Who.ADMINISTRATOR,
                                                "The service's signing certificate was changed here since the last success, and its request is signed with another key.",
                                                "Put the certificate back, or have the service sign with the new key.")
                                        .at("saml.signing_certificates")
                                : Diagnosis.of(
                                                "service_certificate_differs",
                                                Who.ADMINISTRATOR,
                                                "The service signs with a key whose certificate is not the one that is written here"
                                                        + came + ".",
                                                "Take the service's present signing certificate over; metadata that is read by URL does that by itself.")
                                        .at("saml.signing_certificates");
                    case "saml_not_in_time" ->
                        Diagnosis.of(
                                "service_clock_off",
                                Who.SERVICE,
                                "The service's request is older than five minutes, or from the future" + came + ".",
                                "Set the service's clock by NTP. If only one customer sees it, the page was reopened: start again.");
                    case "saml_foreign_consumer" ->
                        Diagnosis.of(
                                        "acs_differs",
                                        Who.ADMINISTRATOR,
                                        "The service wants the answer at an address that is not written here" + came
                                                + ".",
                                        "If the address is the service's, add it to its ACS addresses. Nothing was sent there.")
                                .at("saml.acs");
                    case "saml_logout_unsupported" ->
                        Diagnosis.of(
                                        "logout_not_set_up",
                                        Who.ADMINISTRATOR,
                                        "A logout came for a service without a logout address.",
                                        "Write the service's single logout address, or log out at the service.")
                                .at("saml.slo");
                    case "saml_logout_ticket" ->
                        Diagnosis.of(
                                        "logout_ticket_refused",
                                        Who.SHOP,
                                        "The shop's logout link has no ticket that opens.",
                                        "Update the shop's module, and compare the ticket key.")
                                .at("store.ticket_key");
                    case "saml_logout_unknown" ->
                        Diagnosis.of(
                                "logout_over",
                                Who.CUSTOMER,
                                "The logout was finished before, or took longer than 15 minutes.",
                                "Log out at the shop again.");
                    case "saml_binding_unsupported" ->
                        Diagnosis.of(
                                "binding_unsupported",
                                Who.SERVICE,
                                "The service wants the answer by another binding than HTTP-POST.",
                                "Set HTTP-POST for responses at the service.");
                    case "saml_subject_unsupported" ->
                        Diagnosis.of(
                                "subject_asked",
                                Who.SERVICE,
                                "The service says in its request who is to log in.",
                                "Switch that off at the service: the shop decides who the customer is.");
                    case "saml_name_id_unsupported" ->
                        Diagnosis.of(
                                        "name_id_differs",
                                        Who.ADMINISTRATOR,
                                        "The service asks for another kind of NameID than it is given here.",
                                        "Give it the kind that it asks for, or set the service to ask for none.")
                                .at("saml.name_id");
                    case "saml_context_unsupported" ->
                        Diagnosis.of(
                                "context_asked",
                                Who.SERVICE,
                                "The service asks for a way to log in that a shop does not have.",
                                "Let the service ask for no authentication context, or PasswordProtectedTransport.");
                    case "saml_nobody_may_be_asked" ->
                        Diagnosis.of(
                                "force_and_passive",
                                Who.SERVICE,
                                "The service asks that the customer logs in anew, and that nobody is asked.",
                                "Switch one of ForceAuthn and IsPassive off at the service.");
                    default -> null;
                });
    }

    private static Optional<Diagnosis> openId(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "oidc_unreadable" ->
                        Diagnosis.of(
                                "oidc_request_unreadable",
                                Who.SERVICE,
                                "The service's request cannot be read: " + found.actual() + ".",
                                "The service must send each parameter once, form-encoded.");
                    case "oidc_too_long" ->
                        Diagnosis.of(
                                "oidc_request_too_long",
                                Who.SERVICE,
                                "The service's request is longer than 16 KB.",
                                "Let the service send less, as a shorter state.");
                    case "oidc_unknown_client" ->
                        Diagnosis.of(
                                        "client_id_differs",
                                        Who.ADMINISTRATOR,
                                        "The service's client_id is none of this site's, or its service is switched off.",
                                        "Compare the client ID at both sides, and whether the service asks the right site.")
                                .at("oidc.client_id");
                    case "oidc_foreign_redirect" ->
                        found.changed("oidc.redirect_uris")
                                ? Diagnosis.of(
                                                "redirect_uri_changed_here",
                                                Who.ADMINISTRATOR,
                                                "The redirect URIs were changed here since the last success, and the one that the service uses is not among them.",
                                                "Put it back, exactly as the service sends it.")
                                        .at("oidc.redirect_uris")
                                : Diagnosis.of(
                                                "redirect_uri_differs",
                                                Who.ADMINISTRATOR,
                                                "The service wants its customer back at a redirect URI that is not written here to the letter.",
                                                "Add the service's redirect URI: scheme, host, path and a slash at the end count. Nothing was sent there.")
                                        .at("oidc.redirect_uris");
                    case "oidc_foreign_hint" ->
                        Diagnosis.of(
                                "logout_hint_foreign",
                                Who.SERVICE,
                                "The service's logout names an ID token that is not its own.",
                                "Let the service send the ID token that it got here.");
                    case "oidc_foreign_return" ->
                        Diagnosis.of(
                                        "logout_return_differs",
                                        Who.ADMINISTRATOR,
                                        "The service's logout wants the customer back at an address that is not written here.",
                                        "Add it to the addresses after logout.")
                                .at("oidc.post_logout_redirect_uris");
                    case "authorize_login_required", "authorize_interaction_required" ->
                        Diagnosis.of(
                                "nobody_logged_in",
                                Who.CUSTOMER,
                                "The service asked that nobody is asked (prompt=none), and nobody was logged in at the shop.",
                                "Log in at the shop first.");
                    case "authorize_invalid_scope" ->
                        Diagnosis.of(
                                "scope_openid_missing",
                                Who.SERVICE,
                                "The service asks for scopes that do not go: " + found.actual(),
                                "Set the scopes at the service to openid, profile and email.");
                    case "authorize_unsupported_response_type" ->
                        Diagnosis.of(
                                "response_type_unsupported",
                                Who.SERVICE,
                                "The service asks for another response_type than code.",
                                "Set the service to the authorization code flow.");
                    case "authorize_invalid_request" ->
                        found.came("code_challenge") || found.came("PKCE")
                                ? Diagnosis.of(
                                                "pkce_missing",
                                                Who.SERVICE,
                                                "The service's request was refused: " + found.actual(),
                                                "Switch PKCE with S256 on at the service; only if it cannot, require it no longer.")
                                        .at("oidc.pkce")
                                : refused(found);
                    default -> found.reason().startsWith("authorize_") ? refused(found) : null;
                });
    }

    private static Diagnosis refused(Findings found) {
        return Diagnosis.of(
                "authorize_request_refused",
                Who.SERVICE,
                "The service's request was refused: " + found.actual(),
                "Set the service as the message says.");
    }

    private static Optional<Diagnosis> others(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "discourse_unsigned" ->
                        Diagnosis.of(
                                        "discourse_secret_differs",
                                        Who.ADMINISTRATOR,
                                        "The forum's request is not made with the secret that is written here.",
                                        "Enter the same discourse_connect_secret at both sides.")
                                .at("hmac.secret");
                    case "discourse_unreadable" ->
                        Diagnosis.of(
                                "discourse_request_unreadable",
                                Who.SERVICE,
                                "The forum's request has no nonce that can be used.",
                                "Begin at the forum's own login button; update the forum if it happens there.");
                    case "jwt_unknown_service" ->
                        Diagnosis.of(
                                        "service_unknown",
                                        Who.ADMINISTRATOR,
                                        "The address that the service uses names none of this site's services.",
                                        "Copy the login address from the service's page here.")
                                .at("service.slug");
                    case "api_unknown_service" ->
                        Diagnosis.of(
                                        "service_unknown",
                                        Who.ADMINISTRATOR,
                                        "The address that the service uses names none of this site's services that can begin a login.",
                                        "Copy the login address from the service's page here.")
                                .at("service.slug");
                    case "api_foreign_target" ->
                        Diagnosis.of(
                                        "target_not_allowed",
                                        Who.ADMINISTRATOR,
                                        "The service wants the customer at an address that is not its own.",
                                        "If it is the service's, correct its home address here.")
                                .at("api.home");
                    case "api_no_password" ->
                        Diagnosis.of(
                                        "password_elsewhere",
                                        Who.ADMINISTRATOR,
                                        "The service sent a customer who forgot a password, and no shop is connected where it could be changed.",
                                        "Pair the shop with the site.")
                                .at("store");
                    case "jwt_incomplete" ->
                        Diagnosis.of(
                                        "login_parameters_missing",
                                        Who.SERVICE,
                                        "The service's request lacks a parameter: " + found.actual() + ".",
                                        "Set the login address at the service as its page here shows it.")
                                .at("jwt.login");
                    case "jwt_foreign_target" ->
                        Diagnosis.of(
                                        "target_not_allowed",
                                        Who.ADMINISTRATOR,
                                        "The service wants the customer at an address that is not its own.",
                                        "If it is the service's, allow the address.")
                                .at("relay_state.allow");
                    default -> null;
                });
    }
}
