package io.rialto.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] SECRET = "attack at dawn".getBytes(StandardCharsets.US_ASCII);
    private final Vault vault = vault(1);

    @Test
    void whatIsSealedOpensUnderTheSameContext() {
        assertThat(vault.open(vault.seal(SECRET, "site/1"), "site/1")).isEqualTo(SECRET);
    }

    @Test
    void sealingTwiceGivesDifferentBytesOfOneKeyId() {
        byte[] first = vault.seal(SECRET, "site/1");
        byte[] second = vault.seal(SECRET, "site/1");

        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("attack");
        assertThat(Arrays.copyOf(first, 5)).isEqualTo(Arrays.copyOf(second, 5));
        assertThat(Arrays.copyOf(vault(2).seal(SECRET, "site/1"), 5)).isNotEqualTo(Arrays.copyOf(first, 5));
    }

    @Test
    void anotherContextDoesNotOpenIt() {
        byte[] sealed = vault.seal(SECRET, "site/1");

        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open(sealed, "site/2"))
                .withMessage("cannot open site/2");
    }

    @Test
    void anotherKeyDoesNotOpenIt() {
        byte[] sealed = vault.seal(SECRET, "site/1");

        assertThatIllegalStateException().isThrownBy(() -> vault(2).open(sealed, "site/1"));
    }

    @Test
    void everyFlippedByteIsNoticed() {
        byte[] sealed = vault.seal(SECRET, "site/1");

        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> vault.open(altered, "site/1"));
        }
    }

    private static Vault vault(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return new Vault(new SecretKeySpec(key, "AES"));
    }
}
