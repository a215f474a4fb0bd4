package io.rialto.server.handoff.hmac;

import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

import io.rialto.server.externalservice.Delivery;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Hmac;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.externalservice.Secrets;
import io.rialto.server.fixture.Asking;
import io.rialto.server.fixture.Fixtures;
import io.rialto.server.handoff.Asked;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DiscourseTest {

    private static final String PAYLOAD =
            base64("nonce=cb68251eefb5211e58c00ff1395f0c0b&return_sso_url=https%3A%2F%2Fevil.test");

    private final ExternalService forum = forum(
            "forum",
            new Secrets(new Secret("the-current-one"), new Secret("the-previous-one"), new Secret("next-one")));
    private final ExternalService club = forum("club", new Secrets(new Secret("the-clubs-secret"), null, null));
    private final Asking asking = Asking.of(aSite().build(), DiscourseController::new, forum, club);

    @Test
    void theSecretTellsWhichForumItIs() {
        assertThat(asks(PAYLOAD, signed(PAYLOAD, "the-clubs-secret"))).isEqualTo(200);

        assertThat(asking.service()).isEqualTo(club);
        assertThat(ForumRequest.read(asking.asked().text()).nonce()).isEqualTo("cb68251eefb5211e58c00ff1395f0c0b");
        assertThat(asking.asked().prompt()).isEqualTo(Asked.Prompt.IF_NEEDED);
    }

    @Test
    void whileASecretChangesEachIsGood() {
        assertThat(asks(PAYLOAD, signed(PAYLOAD, "the-current-one"))).isEqualTo(200);
        assertThat(asks(PAYLOAD, signed(PAYLOAD, "the-previous-one"))).isEqualTo(200);
        assertThat(asks(PAYLOAD, signed(PAYLOAD, "next-one"))).isEqualTo(200);
        assertThat(asking.service()).isEqualTo(forum);
    }

    @Test
    void theAnswerIsUnderTheSecretThatTheForumKnows() {
        for (String secret : new String[] {"the-current-one", "the-previous-one", "next-one"}) {
            asks(PAYLOAD, signed(PAYLOAD, secret));

            assertThat(ForumRequest.read(asking.asked().text()).secret(forum.secrets()))
                    .contains(new Secret(secret));
        }
    }

    @Test
    void aSecretThatIsGoneAnswersNobody() {
        asks(PAYLOAD, signed(PAYLOAD, "the-previous-one"));

        assertThat(ForumRequest.read(asking.asked().text())
                        .secret(new Secrets(new Secret("the-current-one"), null, null)))
                .isEmpty();
    }

    @Test
    void whoDoesNotKnowTheSecretIsNotHeard() {
        assertThat(refused(PAYLOAD, signed(PAYLOAD, "guessed"))).isEqualTo("403 discourse_unsigned");
        assertThat(refused(PAYLOAD, "")).isEqualTo("403 discourse_unsigned");
        assertThat(refused("", signed("", "the-current-one"))).isEqualTo("403 discourse_unsigned");
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void anAlteredPayloadIsNotHeard() {
        String other = base64("nonce=another&return_sso_url=https%3A%2F%2Fforum.test");

        assertThat(refused(other, signed(PAYLOAD, "the-current-one"))).isEqualTo("403 discourse_unsigned");
    }

    @Test
    void aSignatureOverThePlainTextIsNone() {
        String plain = new String(Base64.getDecoder().decode(PAYLOAD), StandardCharsets.UTF_8);

        assertThat(refused(PAYLOAD, signed(plain, "the-current-one"))).isEqualTo("403 discourse_unsigned");
    }

    @Test
    void parametersThatStandTwiceAreNotHeard() {
        String signature = signed(PAYLOAD, "the-current-one");

        assertThat(asking.refusal(get("/s/main/discourse/sso")
                        .param("sso", PAYLOAD, PAYLOAD)
                        .param("sig", signature)))
                .isEqualTo("403 discourse_unsigned");
    }

    @Test
    void aPayloadWithoutOneNonceIsNoRequest() {
        for (String query :
                new String[] {"return_sso_url=x", "nonce=", "nonce=a&nonce=b", "nonce=" + "a".repeat(201), "%"}) {
            String payload = base64(query);
            assertThat(refused(payload, signed(payload, "the-current-one")))
                    .as(query)
                    .isEqualTo("400 discourse_unreadable");
        }
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void whoOnlyLooksBeginsNoLogin() {
        int status = asking.status(
                head("/s/main/discourse/sso").param("sso", PAYLOAD).param("sig", signed(PAYLOAD, "the-current-one")));

        assertThat(status).isEqualTo(405);
        assertThat(asking.wasAsked()).isFalse();
    }

    @Test
    void aSiteThatIsNotThereHasNoForum() {
        assertThat(asking.refusal(get("/s/elsewhere/discourse/sso").param("sso", PAYLOAD)))
                .isEqualTo("404 unknown_site");
    }

    @Test
    void whatIsSealedIsWhatDiscourseItselfDocuments() {
        Map<String, String> sealed = DiscourseConnect.sealed(
                Map.of("nonce", "cb68251eefb5211e58c00ff1395f0c0b"), new Secret("d836444a9e4084d5b224a60c208dce14"));

        assertThat(sealed.get("sso")).isEqualTo("bm9uY2U9Y2I2ODI1MWVlZmI1MjExZTU4YzAwZmYxMzk1ZjBjMGI=");
        assertThat(sealed.get("sig")).isEqualTo(signed(sealed.get("sso"), "d836444a9e4084d5b224a60c208dce14"));
    }

    private String refused(String payload, String signature) {
        return asking.refusal(get("/s/main/discourse/sso").param("sso", payload).param("sig", signature));
    }

    private int asks(String payload, String signature) {
        return asking.status(get("/s/main/discourse/sso").param("sso", payload).param("sig", signature));
    }

    private static ExternalService forum(String slug, Secrets secrets) {
        Hmac hmac = new Hmac(
                Hmac.Format.DISCOURSE,
                NameIdKind.PERSISTENT,
                null,
                "external_id",
                null,
                null,
                null,
                new Delivery(
                        Delivery.Way.REDIRECT,
                        "https://forum.test/session/sso_login",
                        "token",
                        Map.of(),
                        "return_path"),
                "https://forum.test/session/sso");
        return Fixtures.aService().called(slug).speaking(hmac, secrets).build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
