package io.rialto.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SecretsReaderTest {

    private static final String HMAC = "hmac: { url: \"https://forum.test\", secret: \"…\" }";
    private static final String PLACE = "organizations[0].sites[0].services[3].hmac.";

    @Test
    void aSecretAndThoseBeforeAndAfterItAreHeldApart() throws IOException {
        Readings file = Readings.theContract()
                .with(
                        HMAC,
                        "hmac: { url: \"https://forum.test\", secret: \"${NOW}\", previous_secret: \"${BEFORE}\", next_secret: \"${AFTER}\" }")
                .where("NOW", "the-current-one")
                .where("BEFORE", "the-previous-one")
                .where("AFTER", "the-next-one");

        Secrets secrets = file.site().services().getLast().secrets();

        assertThat(secrets)
                .isEqualTo(new Secrets(
                        new Secret("the-current-one"), new Secret("the-previous-one"), new Secret("the-next-one")));
        assertThat(file.valid().notices()).noneMatch(notice -> notice.contains(PLACE));
    }

    @Test
    void secretsInTheFileItselfAreSaidEach() throws IOException {
        Readings file = Readings.theContract()
                .with(
                        HMAC,
                        "hmac: { url: \"https://forum.test\", secret: long-enough-now, previous_secret: long-enough-before }");

        assertThat(file.valid().notices())
                .anyMatch(notice -> notice.startsWith("Secrets in the file")
                        && notice.contains(PLACE + "secret")
                        && notice.contains(PLACE + "previous_secret"))
                .noneMatch(notice -> notice.contains("long-enough"));
    }

    @Test
    void aSecretThatChangesMustDifferFromItself() throws IOException {
        Readings file = Readings.theContract()
                .with(
                        HMAC,
                        "hmac: { url: \"https://forum.test\", secret: one-secret-1, previous_secret: one-secret-1 }");

        assertThat(file.problems())
                .singleElement()
                .asString()
                .startsWith(PLACE + "previous_secret: must differ from secret, or be left out");
    }

    @Test
    void aPreviousSecretAloneIsNone() throws IOException {
        Readings file = Readings.theContract()
                .with(HMAC, "hmac: { url: \"https://forum.test\", previous_secret: one-secret-1 }");

        assertThat(file.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith(PLACE + "previous_secret: has no meaning without secret"));
    }
}
