package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reader promises by itself; the attacks are told where they would do harm, in the kit. */
class ResponseReaderTest {

    @ParameterizedTest
    @EnumSource
    void theEnvelopeIsAClaimUntilItsSignatureCoversIt(Signed what) {
        ReceivedResponse response = read(written(what));

        Verification verification = response.verify(List.of(Keys.EC_CERTIFICATE, Keys.RSA_CERTIFICATE));

        assertThat(response.succeeded()).isTrue();
        assertThat(verification).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.signed()).isEqualTo(what);
            assertThat(verified.coversResponse()).isEqualTo(what != Signed.ASSERTION);
            assertThat(verified.certificate()).isEqualTo(Keys.RSA_CERTIFICATE);
        });
    }

    @Test
    void withoutATrustedCertificateNothingIsProved() {
        Verification verification = read(written(Signed.BOTH)).verify(List.of());

        assertThat(verification)
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.flaw()).isEqualTo(Flaw.SIGNATURE_INVALID));
    }

    @Test
    void onlyKeysThatAnAcceptedAlgorithmFitsCanVerify() {
        assertThat(ResponseReader.accepts(Keys.RSA_CERTIFICATE)).isTrue();
        assertThat(ResponseReader.accepts(Keys.EC_CERTIFICATE)).isTrue();
        assertThat(ResponseReader.accepts(Keys.certificate(Keys.pair("RSA", 1024))))
                .isFalse();
        assertThat(ResponseReader.accepts(Keys.certificate(Keys.ecPair("secp384r1"))))
                .isFalse();
    }

    @Test
    void aDetailIsOneShortLine() {
        String name = "x".repeat(1_000);

        Reading reading = ResponseReader.read(("<" + name + "/>").getBytes(UTF_8));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail())
                                .hasSizeLessThan(300)
                                .doesNotContain("\n"));
    }

    private static byte[] written(Signed what) {
        return Responses.write(Messages.aResponse(), Keys.RSA, what);
    }

    private static ReceivedResponse read(byte[] xml) {
        return (ReceivedResponse) ResponseReader.read(xml);
    }
}
