package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.aResponse;
import static io.rialto.kit.Verdicts.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.kit.Verdict.Accepted;
import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.Signed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TamperedByteTest {

    private static final int POSITIONS = 500;

    @ParameterizedTest
    @EnumSource
    void oneChangedByteNeverMakesAnotherLogin(Signed what) {
        byte[] message = aResponse().signing(what).xml().getBytes(StandardCharsets.UTF_8);
        Login genuine = assertAccepted(Base64.getEncoder().encodeToString(message));
        Random random = new Random(4711);

        for (int i = 0; i < POSITIONS; i++) {
            int position = random.nextInt(message.length);
            Verdict verdict = checkWithChange(message, position, 1 << random.nextInt(7));

            // an unsigned byte of the envelope, or of the certificate that nobody reads, changes nothing
            if (verdict instanceof Accepted(Login login)) {
                assertThat(login).as("byte " + position).isEqualTo(genuine);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noChangedByteInWhatWasSignedIsAccepted(Signed what) {
        String xml = aResponse().signing(what).xml();
        byte[] message = xml.getBytes(StandardCharsets.UTF_8);
        int from = xml.indexOf("<saml:Subject>");
        int to = xml.indexOf("</saml:Assertion>");
        Random random = new Random(4712);

        for (int i = 0; i < POSITIONS; i++) {
            int position = from + random.nextInt(to - from);

            assertThat(checkWithChange(message, position, 1 << random.nextInt(7)))
                    .as("byte " + position)
                    .isInstanceOf(Refused.class);
        }
    }

    private static Verdict checkWithChange(byte[] message, int position, int bit) {
        byte[] changed = message.clone();
        changed[position] ^= (byte) bit;
        return Verdicts.theRewardsService().check(Base64.getEncoder().encodeToString(changed));
    }
}
