package io.rialto.saml;

import static io.rialto.saml.Deliveries.assertAuthentic;
import static io.rialto.saml.Deliveries.delivered;
import static io.rialto.saml.Deliveries.redirected;
import static io.rialto.saml.Messages.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and status answers: what others think of them, and that our reader takes them. */
class WrittenMessagesTest {

    private static final String SITE = "https://rialto.test/s/main";
    private static final String SLO = "https://rewards.test/slo?a=1&b=2";

    static Stream<Arguments> messages() {
        return Stream.of(Keys.RSA, Keys.EC)
                .flatMap(key -> Map.<String, Function<@Nullable SigningKey, byte[]>>of(
                                "AuthnRequest",
                                new AuthnRequest("_q1", NOW, "https://a&b.test", SLO, "https://c.test/?d&e", true, true)
                                        ::write,
                                "LogoutRequest",
                                new LogoutRequest(
                                        "_l1",
                                        NOW,
                                        SITE,
                                        SLO,
                                        NOW.plusSeconds(300),
                                        new NameId(NameId.EMAIL, "<jane&>@shop.test"),
                                        List.of("_s1", "_s2"))::write,
                                "LogoutResponse",
                                answer(StatusResponse.Kind.LOGOUT, Status.partialLogout())::write,
                                "Response",
                                answer(
                                        StatusResponse.Kind.AUTHN,
                                        Status.responder(Status.NO_PASSIVE, "nobody is <logged> in"))::write)
                        .entrySet()
                        .stream()
                        .map(entry -> Arguments.of(entry.getKey(), entry.getValue(), key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void othersVerifyWhatWeSign(String name, Function<SigningKey, byte[]> message, SigningKey key) {
        byte[] xml = message.apply(key);
        SigningKey other = key == Keys.RSA ? Keys.OTHER_RSA : Keys.OTHER_EC;
        byte[] tampered = new String(xml, UTF_8)
                .replace("Version=\"2.0\"", "Version=\"2.1\"")
                .getBytes(UTF_8);

        assertThat(Schemas.complaints(xml)).isEmpty();
        assertThat(Opinion.values())
                .allMatch(opinion -> opinion.verifies(xml, name, key.certificate()))
                .noneMatch(opinion -> opinion.verifies(xml, name, other.certificate()))
                .noneMatch(opinion -> opinion.verifies(tampered, name, key.certificate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void whatIsWrittenIsValidAndCanonical(String name, Function<SigningKey, byte[]> message, SigningKey key) {
        byte[] xml = message.apply(null);

        assertThat(Schemas.complaints(xml)).isEmpty();
        assertThat(new String(Parsed.canonical(Parsed.dom(xml).getDocumentElement()), UTF_8))
                .isEqualTo(new String(xml, UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void ourReaderTakesThemByEitherBinding(String name, Function<SigningKey, byte[]> message, SigningKey key) {
        if (name.equals("Response")) {
            ReceivedResponse response = (ReceivedResponse) ResponseReader.read(message.apply(key));
            assertThat(response.succeeded()).isFalse();
            assertThat(response.status()).endsWith(":Responder " + Status.NO_PASSIVE);
            return;
        }
        Parameter parameter = name.endsWith("Request") ? Parameter.REQUEST : Parameter.RESPONSE;

        String location =
                Redirect.location("https://x.test/?own=1", parameter, message.apply(null), Optional.of("a b&c=ü"), key);
        Delivered byRedirect = redirected(location.substring(location.indexOf('?') + 1));
        Delivered byPost = delivered(Inbox.posted(
                Map.of(parameter.text(), Sent.form(message.apply(key)).get("SAMLRequest"))));

        assertThat(location).startsWith("https://x.test/?own=1&SAML");
        assertThat(byRedirect.relayState()).contains("a b&c=ü");
        assertThat(byRedirect.message()).isEqualTo(byPost.message());
        assertAuthentic(byRedirect);
        assertAuthentic(byPost);
    }

    @Test
    @DisplayName("SAML Bindings §3.4.4.1: OpenSAML and its like write and read ECDSA in DER beside a query")
    void anEllipticSignatureBesideAQueryIsDer() throws Exception {
        byte[] xml = new AuthnRequest("_q1", NOW, "https://a.test", SLO, null, false, false).write(null);

        for (int i = 0; i < 50; i++) {
            String location = Redirect.location("https://x.test/", Parameter.REQUEST, xml, Optional.empty(), Keys.EC);
            String query = location.substring(location.indexOf('?') + 1);
            int end = query.indexOf("&Signature=");
            byte[] value = RawQuery.parse(query).base64("Signature").orElseThrow();

            var check = java.security.Signature.getInstance("SHA256withECDSA");
            check.initVerify(Keys.EC_CERTIFICATE);
            check.update(query.substring(0, end).getBytes(UTF_8));
            assertThat(check.verify(value)).isTrue();
        }
    }

    @Test
    void aMessageWithoutAnAddressOrANameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthnRequest("1", NOW, SITE, SLO, null, false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new AuthnRequest("_1", NOW, "", SLO, null, false, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new StatusResponse(StatusResponse.Kind.AUTHN, "_1", NOW, SITE, "", "_2", Status.success()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StatusResponse(
                        StatusResponse.Kind.AUTHN, "_1", NOW, SITE, SLO, "no name", Status.success()));
    }

    @Test
    void anEncodingSurvivesEveryLength() throws Exception {
        for (int length = 0; length < 3_000; length += 37) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) length);

            assertThat(Inflation.inflate(Redirect.deflated(bytes), 3_000)).isEqualTo(bytes);
        }
    }

    private static StatusResponse answer(StatusResponse.Kind kind, Status status) {
        return new StatusResponse(kind, "_r1", NOW, SITE, SLO, "_q1", status);
    }
}
