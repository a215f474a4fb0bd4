package io.rialto.server.key;

import static io.rialto.server.site.SiteFixtures.aSavedSite;
import static io.rialto.server.site.SiteFixtures.aSite;
import static io.rialto.server.site.SiteFixtures.aVault;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.database.OnEachDatabase;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.site.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SealedPseudonymsTest {

    private final TestDatabase database;
    private final SiteId main;
    private final SiteId outlet;

    SealedPseudonymsTest(TestDatabase database) {
        this.database = database.emptied();
        main = aSavedSite(database, aSite("main"));
        outlet = aSavedSite(database, aSite("outlet"));
    }

    @Test
    void theSameQuestionHasTheSameAnswerOverRestarts() {
        assertThat(node().of(main, "subject", "rewards", "42")).isEqualTo(node().of(main, "subject", "rewards", "42"));
    }

    @Test
    void everyDifferenceInTheQuestionMakesAnotherAnswer() {
        Pseudonyms pseudonyms = node();

        Set<String> answers = new HashSet<>(Set.of(
                pseudonyms.of(main, "subject", "a", "bc"),
                pseudonyms.of(main, "subject", "ab", "c"),
                pseudonyms.of(main, "subject", "abc"),
                pseudonyms.of(main, "subject", "abc", ""),
                pseudonyms.of(main, "subjecta", "bc"),
                pseudonyms.of(main, "link", "a", "bc"),
                pseudonyms.of(outlet, "subject", "a", "bc")));

        assertThat(answers).hasSize(7).allMatch(answer -> answer.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void itIsHmacSha256OverPartsBehindTheirLengths() throws Exception {
        String answer = node().of(main, "subject", "42");

        String sealed = database.jdbc()
                .sql("select secret from site_secret")
                .query(String.class)
                .single();
        byte[] secret =
                aVault(1).open(Base64.getDecoder().decode(sealed), "site-secret/" + main.value() + "/pseudonyms");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] input = ByteBuffer.allocate(17)
                .putInt(7)
                .put("subject".getBytes(StandardCharsets.UTF_8))
                .putInt(2)
                .put("42".getBytes(StandardCharsets.UTF_8))
                .array();
        assertThat(answer).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input)));
    }

    private Pseudonyms node() {
        return new SealedPseudonyms(database.jdbc(), aVault(1), new SecureRandom());
    }
}
