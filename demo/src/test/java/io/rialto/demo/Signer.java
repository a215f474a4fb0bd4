package io.rialto.demo;

import io.rialto.saml.Assertion;
import io.rialto.saml.Assertion.Authentication;
import io.rialto.saml.Assertion.Conditions;
import io.rialto.saml.Attribute;
import io.rialto.saml.Metadata;
import io.rialto.saml.NameId;
import io.rialto.saml.Response;
import io.rialto.saml.Responses;
import io.rialto.saml.Signed;
import io.rialto.saml.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs as a site whose services must believe it. */
public final class Signer {

    private final SigningKey key = newKey();

    /** @param acs where the response goes */
    public record Audience(String entityId, String acs) {}

    public String metadata(String issuer) {
        var metadata = new Metadata(issuer, List.of(key.certificate()), List.of(NameId.PERSISTENT), null);
        return new String(metadata.write(), StandardCharsets.UTF_8);
    }

    /** A response about this subject, in Base64 as a browser posts it. */
    public String response(String issuer, Audience audience, String subject, List<Attribute> attributes) {
        return response(issuer, audience, subject, attributes, null);
    }

    /** As the answer to a request. */
    public String response(
            String issuer, Audience audience, String subject, List<Attribute> attributes, String inResponseTo) {
        Instant now = Instant.now();
        Instant end = now.plusSeconds(300);
        Assertion assertion = new Assertion(
                "_" + UUID.randomUUID(),
                now,
                issuer,
                new Assertion.Subject(new NameId(NameId.PERSISTENT, subject), audience.acs(), inResponseTo, end),
                new Conditions(now.minusSeconds(60), end, audience.entityId()),
                new Authentication(now, "_" + UUID.randomUUID(), Authentication.UNSPECIFIED, null),
                attributes);
        Response response = new Response("_" + UUID.randomUUID(), now, issuer, audience.acs(), inResponseTo, assertion);
        return Base64.getEncoder().encodeToString(Responses.write(response, key, Signed.ASSERTION));
    }

    private static SigningKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            X500Principal name = new X500Principal("CN=main");
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return SigningKey.of(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
