package io.rialto.server.externalservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Secret CURRENT = new Secret("current-secret");
    private static final Secret PREVIOUS = new Secret("previous-secret");
    private static final Secret NEXT = new Secret("next-secret");

    @Test
    void theCurrentOneSignsAndAllVerify() {
        Secrets secrets = new Secrets(CURRENT, PREVIOUS, NEXT);

        assertThat(secrets.signing()).contains(CURRENT);
        assertThat(secrets.verifying()).containsExactly(CURRENT, NEXT, PREVIOUS);
    }

    @Test
    void whereNothingIsSharedNothingVerifies() {
        assertThat(Secrets.NONE.signing()).isEmpty();
        assertThat(Secrets.NONE.verifying()).isEmpty();
    }

    @Test
    void nothingComesBeforeOrAfterNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secrets(null, PREVIOUS, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Secrets(null, null, NEXT));
    }

    @Test
    void aSecretKnowsItselfAndIsNeverPrinted() {
        assertThat(CURRENT.is("current-secret")).isTrue();
        assertThat(CURRENT.is("current-secret ")).isFalse();
        assertThat(new Secrets(CURRENT, PREVIOUS, NEXT).toString()).doesNotContain("-secret");
    }
}
