package io.rialto.server.signin.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what authenticators answer, and checks it: Web Authentication §7.1 and §7.2. */
final class Answers {

    private static final int LONGEST = 32_768;

    private final ObjectConverter converter = new ObjectConverter();
    // Where a passkey was made is not asked (attestation "none"); everything else is checked.
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final Party party;

    Answers(Party party) {
        this.party = party;
    }

    /** What a check came to. */
    sealed interface Checked<T> {}

    record Good<T>(T value) implements Checked<T> {}

    /** @param why the broken rule's name, for the log */
    record Wrong<T>(String why) implements Checked<T> {}

    Optional<RegistrationData> made(String answer) {
        return read(answer, () -> manager.parseRegistrationResponseJSON(answer));
    }

    Optional<AuthenticationData> signed(String answer) {
        return read(answer, () -> manager.parseAuthenticationResponseJSON(answer));
    }

    // Whatever it throws, what cannot be read is no answer.
    private static <T> Optional<T> read(String answer, Supplier<T> reading) {
        if (answer.isEmpty() || answer.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    Checked<Made> checkMade(RegistrationData data, byte[] challenge) {
        try {
            manager.verify(
                    data, new RegistrationParameters(party.expecting(challenge), Algorithms.ALLOWED, true, true));
        } catch (WebAuthnException broken) {
            return new Wrong<>(broken.getClass().getSimpleName());
        }
        var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        return new Good<>(new Made(
                encoded(credential.getCredentialId()),
                encoded(credentials.convert(credential)),
                authenticator.getSignCount(),
                authenticator.isFlagBE()));
    }

    Checked<Long> checkSigned(AuthenticationData data, Passkey passkey, byte[] challenge) {
        CredentialRecordImpl known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backedUp(),
                null,
                passkey.count(),
                credentials.convert(Base64.getUrlDecoder().decode(passkey.credential())),
                null,
                null,
                null,
                null);
        try {
            manager.verify(data, new AuthenticationParameters(party.expecting(challenge), known, null, true, true));
        } catch (WebAuthnException broken) {
            return new Wrong<>(broken.getClass().getSimpleName());
        }
        return new Good<>(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
