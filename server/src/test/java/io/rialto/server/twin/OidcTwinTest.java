package io.rialto.server.twin;

import static io.rialto.server.twin.LaxProvider.CLIENT;
import static io.rialto.server.twin.LaxProvider.ISSUER;
import static io.rialto.server.twin.LaxProvider.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.twin.LaxProvider.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the twin of an OpenID Connect service takes, and what it does not. */
class OidcTwinTest {

    private static final Opening OPENING = new Opening(ISSUER, "a-state", "a-nonce", "v".repeat(43));

    private final LaxProvider provider = new LaxProvider(OPENING);

    @Test
    void whatIsRightIsLetIn() {
        Judgement judgement = judged(answer());

        assertThat(failed(judgement)).isEmpty();
        assertThat(judgement.person().orElseThrow().by()).isEqualTo("sub");
        assertThat(judgement.person().orElseThrow().value()).isEqualTo("s1");
        assertThat(judgement.person().orElseThrow().attributes())
                .containsExactly(Map.entry("email", List.of("jane@example.test")));
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forged("Issuer (iss)", it -> it.claims.put("iss", "https://elsewhere.test")),
                forged("Audience (aud)", it -> it.claims.put("aud", "club")),
                forged("Audience (aud)", it -> it.claims.put("aud", List.of(CLIENT, "club"))),
                forged("Made for (azp)", it -> it.claims.put("azp", "club")),
                forged("Answers what the twin asked (nonce)", it -> it.claims.put("nonce", "another")),
                forged("Answers what the twin asked (nonce)", it -> it.claims.remove("nonce")),
                forged(
                        "Belongs to the access token (at_hash)",
                        it -> it.claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
                forged("How long it is good", it -> it.claims.put("exp", NOW.getEpochSecond() + 86_400)),
                forged(
                        "Logged in at the shop (auth_time)",
                        it -> it.claims.put("auth_time", NOW.getEpochSecond() + 3_600)),
                forged("UserInfo is about the same customer (sub)", it -> it.info.put("sub", "s2")),
                forged("UserInfo and ID token say the same", it -> it.info.put("email", "john@example.test")),
                forged("Signature of the ID token", LaxProvider::signsWithAnotherKey),
                forged("The published keys", LaxProvider::publishesItsPrivateKey),
                forged("Issuer of the discovery document", it -> it.configuration.put("issuer", "https://x.test")),
                forged("The ID token can be read", it -> it.header = "none"),
                forged("The ID token can be read", it -> it.tokens.put("id_token", "x")),
                forged("An access token comes", it -> it.tokens.put("token_type", "mac")),
                forged("A wrong secret is refused", it -> it.faults.add(Fault.TAKES_ANY_SECRET)),
                forged("A wrong verifier is refused", it -> it.faults.add(Fault.TAKES_ANY_VERIFIER)),
                forged("A request without PKCE is refused", it -> it.faults.add(Fault.NEEDS_NO_CHALLENGE)),
                forged("The code is good once", it -> it.faults.add(Fault.TAKES_A_CODE_TWICE)),
                forged("The tokens end when it comes again", it -> it.faults.add(Fault.KEEPS_THE_TOKENS)));
    }

    private static Arguments forged(String check, Consumer<LaxProvider> forgery) {
        return Arguments.of(check, forgery);
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("forgeries")
    void whatIsForgedIsNotLetInForThatReasonAlone(String check, Consumer<LaxProvider> forgery) {
        forgery.accept(provider);

        Judgement judgement = judged(answer());

        assertThat(judgement.person()).isEmpty();
        assertThat(failed(judgement)).contains(check);
        assertThat(failed(judgement)).hasSize(check.equals("A wrong secret is refused") ? 2 : 1);
    }

    @Test
    void whatIsOldIsNotLetIn() {
        provider.claims.put("iat", NOW.minusSeconds(600).getEpochSecond());
        provider.claims.put("exp", NOW.minusSeconds(300).getEpochSecond());

        assertThat(failed(judged(answer()))).containsExactly("Good until (exp)", "Made at (iat)");
    }

    @Test
    void whoHasNoNameIsNotLetIn() {
        provider.claims.remove("sub");
        provider.info.remove("sub");

        assertThat(failed(judged(answer()))).containsExactly("The customer has a name (sub)");
    }

    @Test
    void whatASharedSecretSignedIsNotLetInThoughTheDocumentOffersIt() {
        provider.header = "HS256";
        provider.configuration.put("id_token_signing_alg_values_supported", List.of("ES256", "HS256"));

        assertThat(failed(judged(answer()))).containsExactly("Algorithm (alg)", "Signature of the ID token");
    }

    @Test
    void aKeyThatIsNotPublishedIsNotTaken() {
        provider.kid = "b";

        assertThat(failed(judged(answer()))).containsExactly("Key (kid)", "Signature of the ID token");
    }

    @Test
    void anAccountWithoutWhatItNeedsIsNotMade() {
        provider.claims.remove("email");
        provider.info.remove("email");

        assertThat(failed(judged(answer()))).containsExactly("What an account needs");
    }

    @Test
    void nothingIsFetchedForAnAnswerThatIsNotTheTwins() {
        for (Map.Entry<String, String> wrong : Map.of("state", "another", "iss", "https://x.test", "error", "no")
                .entrySet()) {
            Map<String, String> answer = new LinkedHashMap<>(answer());
            answer.put(wrong.getKey(), wrong.getValue());

            Judgement judgement = judged(answer);

            assertThat(failed(judgement)).hasSize(1);
            assertThat(judgement.checks()).extracting(Check::what).doesNotContain("The code is taken");
        }
    }

    @Test
    void anAnswerByAFormIsNotTheOneThatWasAskedFor() {
        Judgement judgement = twin(OPENING).judge(new Parcel("POST", answer()), NOW);

        assertThat(failed(judgement)).containsExactly("How it comes");
    }

    @Test
    void whoeverWasAskedToBeginBySomebodyElseDoesNot() {
        Opening other = new Opening("https://elsewhere.test", "s", "n", "v".repeat(43));

        assertThat(failed(twin(OPENING).faults(other).orElseThrow()))
                .containsExactly("Asked to begin by the site (iss)");
        assertThat(twin(OPENING).faults(OPENING)).isEmpty();
    }

    private static Map<String, String> answer() {
        return Map.of("code", "code0", "state", "a-state", "iss", ISSUER);
    }

    private Judgement judged(Map<String, String> answer) {
        return twin(OPENING).judge(new Parcel("GET", answer), NOW);
    }

    private OidcTwin twin(Opening opening) {
        OidcTwin.Contract contract = new OidcTwin.Contract(
                ISSUER,
                CLIENT,
                "https://id.test/s/main/trial/k/in",
                new ClientProof.Secret(LaxProvider.SECRET, true),
                true,
                true,
                Duration.ofMinutes(5),
                Set.of("email"),
                opening);
        return new OidcTwin(contract, provider);
    }

    private static List<String> failed(Judgement judgement) {
        return judgement.checks().stream()
                .filter(check -> check.verdict() == Check.Verdict.FAILED)
                .map(Check::what)
                .toList();
    }
}
