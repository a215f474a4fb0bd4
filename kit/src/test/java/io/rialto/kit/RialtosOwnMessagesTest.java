package io.rialto.kit;

import static io.rialto.kit.ForgedResponse.ACS;
import static io.rialto.kit.ForgedResponse.NOW;
import static io.rialto.kit.ForgedResponse.SERVICE;
import static io.rialto.kit.ForgedResponse.SHOP;
import static io.rialto.kit.Verdicts.assertAccepted;
import static io.rialto.kit.Verdicts.assertRefused;
import static io.rialto.kit.Verdicts.theRewardsService;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.saml.Assertion;
import io.rialto.saml.Attribute;
import io.rialto.saml.DataCipher;
import io.rialto.saml.Encryption;
import io.rialto.saml.Metadata;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.saml.Signed;
import io.rialto.saml.SigningKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Rialto writes, the kit accepts: the other half of the module, with no code between them but XML. */
class RialtosOwnMessagesTest {

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("email", "jane@shop.test"),
            new Attribute("segments", List.of("gold", "wholesale")),
            new Attribute("urn:oid:2.5.4.42", "J\u00E4ne <\"&'> ]]> \uD83D\uDE00\r\n\t end"));

    static Stream<Arguments> everyWayToSign() {
        return Stream.of(Signed.values())
                .flatMap(what -> Stream.of(Arguments.of(what, TestKey.SHOP), Arguments.of(what, TestKey.SHOP_P256)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyWayToSign")
    void areAcceptedWithAllTheySay(Signed what, TestKey key) {
        Login login = assertAccepted(written(what, key, null));

        assertThat(login.subject()).isEqualTo(new Subject(SHOP, "jane-4711"));
        assertThat(login.values("segments")).containsExactly("gold", "wholesale");
        assertThat(login.attribute("urn:oid:2.5.4.42")).contains("J\u00E4ne <\"&'> ]]> \uD83D\uDE00\r\n\t end");
        assertThat(login.sessionEnds()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(login.proof().signed()).isEqualTo(what);
        assertThat(login.proof().algorithm()).isEqualTo(signingKey(key).algorithm());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyWayToSign")
    void areRefusedFromAKeyNobodyPublished(Signed what, TestKey ignored) {
        assertRefused(Reason.SIGNATURE_INVALID, written(what, TestKey.ATTACKER, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyWayToSign")
    void areAcceptedEncryptedByWhoHasTheKey(Signed what, TestKey key) {
        TestKey own = TestKey.rsa("CN=rewards", 2048);
        Encryption encryption = Encryption.of(own.certificate(), DataCipher.AES_256_GCM, new SecureRandom());
        String message = Base64.getEncoder()
                .encodeToString(Responses.write(response(null, ATTRIBUTES), signingKey(key), what, encryption));
        Settings rewards = Verdicts.rewards(new TestClock());
        ServiceProvider service = new ServiceProvider(rewards.withDecryptionKeys(List.of(own.privateKey())));
        ServiceProvider other = new ServiceProvider(rewards.withDecryptionKeys(List.of(TestKey.ATTACKER.privateKey())));

        Verdicts.assertRefused(theRewardsService(), Reason.ENCRYPTED, message);
        Verdicts.assertRefused(other, Reason.NOT_DECRYPTABLE, message);
        assertThat(assertAccepted(service, message).subject()).isEqualTo(new Subject(SHOP, "jane-4711"));
        Verdicts.assertRefused(service, Reason.REPLAYED, message);
    }

    @Test
    void areRefusedAsAnswersToRequestsNobodySent() {
        assertRefused(Reason.UNSOLICITED_EXPECTED, written(Signed.BOTH, TestKey.SHOP, "_request"));
    }

    @Test
    void aCustomerWithThousandsOfSegmentsGetsInToo() {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            segments.add("segment-" + i);
        }
        List<Attribute> attributes = List.of(new Attribute("segments", segments));

        Login login = assertAccepted(written(response(null, attributes), Signed.BOTH, TestKey.SHOP));

        assertThat(login.values("segments")).isEqualTo(segments);
    }

    @Test
    void theMetadataIsAllThatAServiceNeedsToTrust() {
        byte[] metadata = new Metadata(
                        SHOP,
                        List.of(TestKey.SHOP.certificate(), TestKey.SHOP_P256.certificate()),
                        List.of(NameId.PERSISTENT),
                        null)
                .write();

        TrustedIdentityProvider trusted = TrustedIdentityProvider.fromMetadata(metadata);

        ServiceProvider service =
                new ServiceProvider(Settings.of(SERVICE, ACS, trusted).withClock(new TestClock()));
        assertThat(trusted.entityId()).isEqualTo(SHOP);
        assertAccepted(service, written(Signed.ASSERTION, TestKey.SHOP_P256, null));
    }

    private static String written(Signed what, TestKey key, String inResponseTo) {
        return written(response(inResponseTo, ATTRIBUTES), what, key);
    }

    private static String written(Response response, Signed what, TestKey key) {
        return Base64.getEncoder().encodeToString(Responses.write(response, signingKey(key), what));
    }

    private static SigningKey signingKey(TestKey key) {
        return SigningKey.of(key.privateKey(), key.certificate());
    }

    private static Response response(String inResponseTo, List<Attribute> attributes) {
        Assertion assertion = new Assertion(
                "_assertion",
                NOW,
                SHOP,
                new Assertion.Subject(
                        new NameId(NameId.PERSISTENT, "jane-4711"), ACS, inResponseTo, NOW.plusSeconds(300)),
                new Assertion.Conditions(NOW.minusSeconds(60), NOW.plusSeconds(300), SERVICE),
                new Assertion.Authentication(
                        NOW, "_session", Assertion.Authentication.UNSPECIFIED, NOW.plusSeconds(3600)),
                attributes);
        return new Response("_response", NOW, SHOP, ACS, inResponseTo, assertion);
    }
}
