package io.rialto.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Whatever comes, the answer is a message or a flaw and never an exception. Runs over the kept inputs as an ordinary test, and for
 * as long as one likes with {@code JAZZER_FUZZ=1} and one of the methods chosen.
 */
class RequestFuzzTest {

    private static final String GENUINE = Sent.signed(Sent.query(Sent.anAuthnRequest()) + "&RelayState=home");
    private static final List<PrivateKey> OWN = List.of(Keys.RSA_PAIR.getPrivate());
    private static final String ENCRYPTED = new String(
            Responses.write(
                    Messages.aResponse(),
                    Keys.EC,
                    Signed.ASSERTION,
                    Encryption.of(Keys.RSA_CERTIFICATE, DataCipher.AES_128_GCM, new SecureRandom())),
            StandardCharsets.UTF_8);

    @FuzzTest(maxDuration = "5m")
    void noQueryStringBreaksTheReader(byte[] bytes) {
        assertHarmless(Inbox.redirected(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    @FuzzTest(maxDuration = "5m")
    void noBytesBreakTheReader(byte[] bytes) {
        String base64 = Base64.getEncoder().encodeToString(bytes);

        assertHarmless(Inbox.posted(Map.of("SAMLRequest", List.of(base64))));
        assertHarmless(Inbox.posted(Map.of("SAMLResponse", List.of(base64))));
    }

    @FuzzTest(maxDuration = "5m")
    void whateverIsPutIntoASignedQueryItIsRefusedOrStillTheSameRequest(FuzzedDataProvider data) {
        String changed = changed(GENUINE, data);

        if (Inbox.redirected(changed) instanceof Delivered delivered
                && delivered.authenticity(List.of(Keys.RSA_CERTIFICATE)) instanceof Authenticity.Authentic) {
            assertThat(delivered.relayState()).contains("home");
            assertThat(delivered.message().envelope().id()).isEqualTo("_q1");
        }
    }

    @FuzzTest(maxDuration = "5m")
    void whateverIsPutIntoAnEncryptedResponseItIsRefusedOrStillTheSameCustomer(FuzzedDataProvider data) {
        byte[] changed = changed(ENCRYPTED, data).getBytes(StandardCharsets.UTF_8);

        if (ResponseReader.read(changed) instanceof ReceivedResponse response
                && response.verify(List.of(Keys.EC_CERTIFICATE), OWN) instanceof Verified verified) {
            assertThat(verified.assertion().nameId().value()).isEqualTo("k3Vx0nq0mZ8");
        }
    }

    private static String changed(String genuine, FuzzedDataProvider data) {
        int from = data.consumeInt(0, genuine.length());
        int to = data.consumeInt(from, Math.min(genuine.length(), from + 40));
        return genuine.substring(0, from) + data.consumeRemainingAsString() + genuine.substring(to);
    }

    private static void assertHarmless(Delivery delivery) {
        if (delivery instanceof Delivered delivered) {
            assertThat(delivered.authenticity(List.of(Keys.RSA_CERTIFICATE))).isNotNull();
        } else if (delivery instanceof Rejected rejected) {
            assertThat(rejected.detail()).hasSizeLessThan(600).doesNotContain("\n");
        }
    }
}
