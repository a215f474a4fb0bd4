package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rialto.kit.Verdict.Accepted;
import io.rialto.kit.Verdict.Refused;
import io.rialto.saml.Signed;
import java.util.Base64;

/**
 * Whatever comes, the answer is a verdict and never an exception. Runs over the kept inputs as an ordinary test, and for as
 * long as one likes with {@code JAZZER_FUZZ=1} and one of the methods chosen.
 */
class MessageFuzzTest {

    private static final String GENUINE = aResponse().signing(Signed.BOTH).xml();
    private static final Login LOGIN = Verdicts.assertAccepted(ForgedResponse.base64(GENUINE));

    @FuzzTest(maxDuration = "5m")
    void whateverTheBytesAreTheAnswerIsARefusal(byte[] bytes) {
        Verdict verdict = Verdicts.theRewardsService().check(Base64.getEncoder().encodeToString(bytes));

        assertThat(verdict).isInstanceOf(Refused.class);
    }

    @FuzzTest(maxDuration = "5m")
    void whateverIsPutIntoAGenuineMessageItIsRefusedOrStillTheSameLogin(FuzzedDataProvider data) {
        int from = data.consumeInt(0, GENUINE.length());
        int to = data.consumeInt(from, Math.min(GENUINE.length(), from + 40));
        String changed = GENUINE.substring(0, from) + data.consumeRemainingAsString() + GENUINE.substring(to);

        Verdict verdict = Verdicts.theRewardsService().check(ForgedResponse.base64(changed));

        if (verdict instanceof Accepted(Login login)) {
            assertThat(login).isEqualTo(LOGIN);
        }
    }
}
