package io.rialto.server.doctor;

import io.rialto.server.doctor.Diagnosis.Who;
import java.util.Optional;

/** What can be wrong with what an identity provider answers. */
final class ProviderCauses {

    private ProviderCauses() {}

    static Optional<Diagnosis> of(Findings found) {
        return calls(found).or(() -> token(found));
    }

    private static Optional<Diagnosis> calls(Findings found) {
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "provider_unreachable" -> unreachable(found);
                    case "private_address" ->
                        Diagnosis.of(
                                        "private_address",
                                        Who.ADMINISTRATOR,
                                        "An address of the provider is one that is not called: " + found.actual() + ".",
                                        "Write public https addresses.")
                                .at(address(found));
                    case "client_refused" ->
                        Diagnosis.of(
                                        "client_secret_differs",
                                        Who.ADMINISTRATOR,
                                        "The provider does not take client id or client secret, or the secret has run out.",
                                        "Make a new secret at the provider and enter it here.")
                                .at("client_secret");
                    case "token_refused" ->
                        Diagnosis.of(
                                        "code_refused",
                                        Who.PROVIDER,
                                        "The provider refused the code (" + found.actual()
                                                + "): its redirect URI differs, or it does not know PKCE.",
                                        "Enter this server's callback address at the provider, to the letter.")
                                .at("token_url");
                    default -> null;
                });
    }

    private static Diagnosis unreachable(Findings found) {
        boolean keys = found.came("JWKS URL");
        String what = keys ? "The address of the provider's keys" : "The provider's token address";
        String why = found.came("unknown_host")
                ? "its name does not resolve"
                : found.came("tls")
                        ? "its certificate is not trusted or not valid"
                        : found.came("too_slow")
                                ? "it does not answer in time"
                                : found.came("unreachable")
                                        ? "nobody listens there"
                                        : found.came("status 404") || found.came("something else")
                                                ? "it was moved, or is wrong"
                                                : "it answers with an error";
        return Diagnosis.of(
                        keys ? "jwks_unreachable" : "token_endpoint_down",
                        Who.PROVIDER,
                        what + " cannot be used: " + why + " (" + found.actual() + ").",
                        "Compare the address with the provider's discovery document; is it reachable from this server?")
                .at(keys ? "jwks_url" : "token_url");
    }

    private static String address(Findings found) {
        return found.came("JWKS URL") ? "jwks_url" : "token_url";
    }

    private static Optional<Diagnosis> token(Findings found) {
        String differs = found.expected().isEmpty() ? "" : ": " + found.actual() + " in place of " + found.expected();
        return Optional.ofNullable(
                switch (found.reason()) {
                    case "malformed_token" ->
                        Diagnosis.of(
                                "no_usable_id_token",
                                Who.PROVIDER,
                                "The provider's answer has no ID token that can be used" + differs + ".",
                                "The application there must be OpenID Connect with the authorization code flow and scope openid.");
                    case "weak_algorithm" ->
                        Diagnosis.of(
                                "algorithm_not_accepted",
                                Who.PROVIDER,
                                "The provider signs in a way that is not accepted" + differs + ".",
                                "Set RS256 or ES256 for the application there.");
                    case "weak_key" ->
                        Diagnosis.of(
                                "provider_key_short",
                                Who.PROVIDER,
                                "The provider signs with a key that is too short" + differs + ".",
                                "Have it make a key of 2048 bits or more.");
                    case "unknown_key" ->
                        Diagnosis.of(
                                        "jwks_moved",
                                        Who.ADMINISTRATOR,
                                        "The key that signed is not at the JWKS URL: that belongs to another issuer, or was moved.",
                                        "Compare the JWKS URL with the provider's discovery document.")
                                .at("jwks_url");
                    case "bad_signature" ->
                        Diagnosis.of(
                                        "signature_wrong",
                                        Who.ADMINISTRATOR,
                                        "The ID token's signature does not match the key at the JWKS URL.",
                                        "Compare the JWKS URL with the provider's discovery document.")
                                .at("jwks_url");
                    case "wrong_issuer" ->
                        Diagnosis.of(
                                        "issuer_differs",
                                        Who.ADMINISTRATOR,
                                        "The provider calls itself by another issuer" + differs + ".",
                                        "Write the issuer exactly as the provider does; a slash at the end counts.")
                                .at("issuer");
                    case "wrong_audience" ->
                        Diagnosis.of(
                                        "audience_differs",
                                        Who.ADMINISTRATOR,
                                        "The ID token was made for another application" + differs + ".",
                                        "Compare the client id at both sides.")
                                .at("client_id");
                    case "expired", "too_old" ->
                        Diagnosis.of(
                                "provider_clock_behind",
                                Who.PROVIDER,
                                "The ID token was too old when it came" + differs
                                        + ": the provider's clock is behind this server's.",
                                "Set both clocks by NTP.");
                    case "issued_in_future" ->
                        Diagnosis.of(
                                "provider_clock_ahead",
                                Who.PROVIDER,
                                "The ID token is from the future" + differs
                                        + ": the provider's clock is ahead of this server's.",
                                "Set both clocks by NTP.");
                    case "bad_nonce" ->
                        Diagnosis.of(
                                "nonce_differs",
                                Who.PROVIDER,
                                "The ID token does not repeat the nonce of this sign-in.",
                                "Start again. If it is always so, something between caches the provider's answers.");
                    case "bad_token_hash" ->
                        Diagnosis.of(
                                "tokens_do_not_match",
                                Who.PROVIDER,
                                "The ID token and the access token do not belong together.",
                                "Tell the provider: at_hash is wrong.");
                    case "wrong_subject" ->
                        Diagnosis.of(
                                        "userinfo_of_somebody_else",
                                        Who.PROVIDER,
                                        "The UserInfo endpoint answers about somebody else than the ID token.",
                                        "Tell the provider.")
                                .at("issuer");
                    case "no_email" ->
                        Diagnosis.of(
                                "email_claim_missing",
                                Who.PROVIDER,
                                "The provider tells no e-mail address.",
                                "Allow the scope email for the application there, or add the claim to the ID token.");
                    case "unverified_email" ->
                        Diagnosis.of(
                                "email_not_verified",
                                Who.PROVIDER,
                                "The provider does not say that the address is verified.",
                                "Verify it there; at Entra ID add the optional claim xms_edov.");
                    default -> null;
                });
    }
}
