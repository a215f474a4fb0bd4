package io.rialto.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignedCallTest {

    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String SIGNATURE = "v1,32pFR5H1OUuqmTx079C5h8/Qmtr1yW7yD84ZESiXS0Y=";
    private static final String BODY =
            "{\"type\":\"webhook.test\",\"timestamp\":\"2026-09-21T14:13:20Z\",\"data\":{\"name\":\"Zoë\"}}";

    @Test
    @DisplayName("Standard Webhooks 1.0.0: what the reference library for JavaScript, 1.1.1, makes of the same")
    void aSignatureIsTheReferenceLibrarys() {
        Call call = call(List.of(SECRET));

        assertThat(call.headers())
                .containsEntry("webhook-id", "evt_AbCdEfGhIj")
                .containsEntry("webhook-timestamp", "1790000000")
                .containsEntry("webhook-signature", SIGNATURE);
    }

    @Test
    @DisplayName("Standard Webhooks 1.0.0: while a secret is replaced both sign, with a space between")
    void twoSecretsMakeTwoSignatures() {
        String both = call(List.of("another secret", SECRET)).headers().getOrDefault("webhook-signature", "");

        assertThat(List.of(both.split(" "))).hasSize(2).last().isEqualTo(SIGNATURE);
    }

    @Test
    @DisplayName("Standard Webhooks 1.0.0: its published example")
    void theSignatureIsTheStandards() {
        Call call = SignedCall.of(
                URI.create("https://hooks.test/"),
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "{\"test\": 2432232314}",
                Instant.ofEpochSecond(1614265330));

        assertThat(call.headers())
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    private static Call call(List<String> secrets) {
        return SignedCall.of(
                URI.create("https://hooks.test/"), secrets, "evt_AbCdEfGhIj", BODY, Instant.ofEpochSecond(1790000000));
    }
}
