package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.NOW;
import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.Verdicts.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.NameId;
import io.rialto.saml.Signed;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptedLoginTest {

    @Test
    void aLoginCarriesEverythingThatWasSaid() {
        Login login = assertAccepted(aResponse().base64());

        assertThat(login.subject()).isEqualTo(new Subject(SHOP, "jane-4711"));
        assertThat(login.nameIdFormat()).isEqualTo(NameId.PERSISTENT);
        assertThat(login.attributes())
                .isEqualTo(Map.of("email", List.of("jane@shop.test"), "segments", List.of("gold", "wholesale")));
        assertThat(login.attribute("email")).contains("jane@shop.test");
        assertThat(login.values("absent")).isEmpty();
        assertThat(login.authenticatedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(login.sessionIndex()).isEqualTo("_session");
        assertThat(login.sessionEnds()).isNull();
        assertThat(login.assertionId()).isEqualTo("_assertion");
        assertThat(login.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aLoginNamesWhatProvedIt() throws Exception {
        byte[] certificate = TestKey.SHOP.certificate().getEncoded();

        Login.Proof proof = assertAccepted(aResponse().base64()).proof();

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        assertThat(proof.fingerprint().replace(":", "")).isEqualToIgnoringCase(sha256);
        assertThat(proof.certificateSubject()).isEqualTo("CN=shop");
        assertThat(proof.algorithm()).isEqualTo(TestSignature.RSA_SHA256);
        assertThat(proof.signed()).isEqualTo(Signed.ASSERTION);
    }

    @ParameterizedTest
    @EnumSource
    void anyOfTheElementsMayBeSigned(Signed what) {
        Login login = assertAccepted(aResponse().signing(what).base64());

        assertThat(login.proof().signed()).isEqualTo(what);
    }

    @ParameterizedTest
    @EnumSource
    void aP256KeyIsAsGood(Signed what) {
        Login login = assertAccepted(
                aResponse().signing(what).signedBy(TestKey.SHOP_P256).base64());

        assertThat(login.proof().algorithm()).isEqualTo(TestSignature.ECDSA_SHA256);
        assertThat(login.proof().certificateSubject()).isEqualTo("CN=shop-ec");
    }

    @Test
    void aLoginThatSlipsIntoALogTellsNothing() {
        Login login = assertAccepted(aResponse().base64());

        assertThat(login.toString()).doesNotContain("jane");
    }
}
