package io.rialto.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.rialto.server.database.TestDatabase;
import io.rialto.server.oauth.TokenCheck.Bad;
import io.rialto.server.oauth.TokenCheck.Reason;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every forgery is refused, and for the reason that it is one. */
class ForgedTokensTest {

    private final Tokens fixture = new Tokens(TestDatabase.H2);
    private JWSObject good;
    private String claims;
    private RSAKey ours;
    private RSAKey theirs;

    @BeforeEach
    void lookAtAGoodOne() throws Exception {
        good = JWSObject.parse(fixture.token());
        claims = good.getPayload().toString();
        ours = fixture.keys.current().rsa();
        theirs = new RSAKeyGenerator(2048).keyID("theirs").generate();
    }

    @Test
    void withoutSignature() {
        String header = encoded("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"" + ours.getKeyID() + "\"}");

        assertThat(reason(header + "." + encoded(claims) + ".")).isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void withTheSignatureCutOff() {
        String[] parts = good.serialize().split("\\.", -1);

        assertThat(reason(parts[0] + "." + parts[1] + ".")).isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void withThePublicKeyAsASharedSecret() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID(ours.getKeyID())
                .build();

        String token =
                signed(header, claims, new MACSigner(ours.toRSAPublicKey().getEncoded()));

        assertThat(reason(token)).isEqualTo(Reason.NOT_OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "PS512"})
    void byOurKeyWithAnotherAlgorithm(String algorithm) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(JOSEObjectType.JWT)
                .keyID(ours.getKeyID())
                .build();

        assertThat(reason(signed(header, claims, new RSASSASigner(ours)))).isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void byAnotherKeyUnderOurName() throws Exception {
        String token = signed(header(ours.getKeyID()).build(), claims, new RSASSASigner(theirs));

        assertThat(reason(token)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void byAnotherKeyUnderItsOwnName() throws Exception {
        String token = signed(header("theirs").build(), claims, new RSASSASigner(theirs));

        assertThat(reason(token)).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void byAKeyThatItBringsAlongOrPointsAt() throws Exception {
        JWSHeader.Builder header = header(ours.getKeyID());
        RSASSASigner signer = new RSASSASigner(theirs);

        assertThat(reason(signed(header.jwk(theirs.toPublicJWK()).build(), claims, signer)))
                .isEqualTo(Reason.NOT_OURS);
        URI keys = URI.create("https://evil.test/jwks.json");
        assertThat(reason(signed(header(ours.getKeyID()).jwkURL(keys).build(), claims, signer)))
                .isEqualTo(Reason.NOT_OURS);
        assertThat(reason(signed(header(ours.getKeyID()).x509CertURL(keys).build(), claims, signer)))
                .isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void encryptedToOurPublicKey() throws Exception {
        JWEObject token = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID(ours.getKeyID())
                        .build(),
                new Payload(claims));
        token.encrypt(new RSAEncrypter(ours.toRSAPublicKey()));

        assertThat(reason(token.serialize())).isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void withOtherClaimsUnderTheGoodSignature() {
        String[] parts = good.serialize().split("\\.", -1);
        String other = encoded(claims.replace(fixture.olga.user().value(), "abcdefghij"));

        assertThat(reason(parts[0] + "." + other + "." + parts[2])).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void withABitOfTheSignatureTurned() {
        String[] parts = good.serialize().split("\\.", -1);
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        signature[signature.length / 2] ^= 1;

        String token = parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);

        assertThat(reason(token)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    /** What our own key would have to sign, so that the checks behind the signature are seen to work. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"iss\":\"https://auth.rialto.test\" | \"iss\":\"https://auth.rialto.test/\" | WRONG_ISSUER",
                "\"iss\":\"https://auth.rialto.test\" | \"iss\":[\"https://auth.rialto.test\"] | BAD_CLAIMS",
                "\"scope\":\"provisioning-api\" | \"scope\":\"provisioning-api metrics-api\" | BAD_CLAIMS",
                "\"exp\": | \"exp\":1,\"exp\": | BAD_CLAIMS",
                "\"exp\": | \"end\": | BAD_CLAIMS",
                "\"exp\":1 | \"exp\":1e9,\"end\":1 | BAD_CLAIMS",
                "\"exp\":1 | \"exp\":-1 | EXPIRED",
                "\"exp\":1 | \"exp\":2 | REVOKED",
                "\"iat\":1 | \"iat\":9 | ISSUED_IN_FUTURE",
                "\"rand\":0. | \"rand\":0.0 | REVOKED",
                "\"test\":false | \"test\":false,\"user\":{} | BAD_CLAIMS"
            })
    void signedByUsButNeverGivenOut(String said, String instead, Reason reason) throws Exception {
        assertThat(claims).contains(said);

        String token = signed(header(ours.getKeyID()).build(), claims.replace(said, instead), new RSASSASigner(ours));

        assertThat(reason(token)).isEqualTo(reason);
    }

    @Test
    void withoutAType() throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(ours.getKeyID()).build();

        assertThat(reason(signed(header, claims, new RSASSASigner(ours)))).isEqualTo(Reason.NOT_OURS);
    }

    @Test
    void ofAnySize() throws Exception {
        String long_ = signed(
                header(ours.getKeyID()).build(),
                claims.replace("\"test\"", "\"x\":\"" + "x".repeat(4_000) + "\",\"test\""),
                new RSASSASigner(ours));

        assertThat(reason(long_)).isEqualTo(Reason.NOT_OURS);
        assertThat(reason("x".repeat(1_000_000))).isEqualTo(Reason.NOT_OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "{}.{}.{}", "\u0000", "e30.e30.e30", "nonsense"})
    void thatIsNoneAtAll(String token) {
        assertThat(reason(token)).isEqualTo(Reason.NOT_OURS);
    }

    private static JWSHeader.Builder header(String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.RS512)
                .type(JOSEObjectType.JWT)
                .keyID(kid);
    }

    private static String signed(JWSHeader header, String claims, JWSSigner signer) throws Exception {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private Reason reason(String token) {
        TokenCheck check = fixture.tokens.check(token);
        assertThat(check).isInstanceOf(Bad.class);
        return ((Bad) check).reason();
    }
}
