package io.rialto.saml;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A message of the HTTP-Redirect binding with its detached signature (SAML Bindings §3.4.4.1). */
final class Redirected {

    private static final String DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";

    private Redirected() {}

    static Delivered read(RawQuery query) throws Flawed {
        Parameter parameter = Inbox.parameter(query.has("SAMLRequest"), query.has("SAMLResponse"));
        if (!query.text("SAMLEncoding").orElse(DEFLATE).equals(DEFLATE)) {
            throw new Flawed(Flaw.MALFORMED, "SAMLEncoding is not DEFLATE");
        }
        Optional<String> relayState = query.text("RelayState");
        if (relayState.isPresent()) {
            Inbox.relayState(relayState.get());
        }
        Detached seal = Detached.of(query, parameter);
        byte[] xml = Inflation.inflate(query.base64(parameter.text()).orElseThrow(), Limits.REQUEST.bytes());
        MessageReader reader = MessageReader.of(xml, parameter);
        if (reader.seal().isThere()) {
            // SAML Bindings §3.4.4.1: it must be removed, and a detached one takes its place.
            throw new Flawed(Flaw.WRAPPED, "a redirected message with an XML signature");
        }
        return new Delivered(reader.read(), relayState, Binding.REDIRECT, seal);
    }

    /** @param signature empty: there is none */
    private record Detached(String signed, Optional<String> algorithm, Optional<byte[]> signature)
            implements Delivered.Seal {

        static Detached of(RawQuery query, Parameter parameter) throws Flawed {
            if (query.has("SigAlg") != query.has("Signature")) {
                throw new Flawed(Flaw.MALFORMED, "SigAlg and Signature go together");
            }
            // In this order and as they came, whatever their order and encoding was.
            String signed = parameter.text() + "=" + query.raw(parameter.text()).orElseThrow()
                    + query.raw("RelayState").map(raw -> "&RelayState=" + raw).orElse("")
                    + query.raw("SigAlg").map(raw -> "&SigAlg=" + raw).orElse("");
            return new Detached(signed, query.text("SigAlg"), query.base64("Signature"));
        }

        @Override
        public boolean isThere() {
            return signature.isPresent();
        }

        @Override
        public Authenticity.Authentic check(List<X509Certificate> trusted) throws Flawed {
            String uri = algorithm.orElseThrow();
            SignatureAlgorithm known = SignatureAlgorithm.of(uri)
                    .orElseThrow(() -> new Flawed(Flaw.ALGORITHM_NOT_ALLOWED, Flawed.quote(uri)));
            for (X509Certificate certificate : trusted) {
                PublicKey key = certificate.getPublicKey();
                if (known.fits(key) && holds(known, key)) {
                    return new Authenticity.Authentic(known.uri(), certificate);
                }
            }
            throw new Flawed(
                    Flaw.SIGNATURE_INVALID, "Signature with none of " + trusted.size() + " trusted certificates");
        }

        private boolean holds(SignatureAlgorithm known, PublicKey key) {
            byte[] value = signature.orElseThrow();
            try {
                Signature check = Signature.getInstance(known.javaName(value.length));
                check.initVerify(key);
                check.update(signed.getBytes(StandardCharsets.US_ASCII));
                return check.verify(value);
            } catch (GeneralSecurityException e) {
                // Of another length or form than the algorithm's.
                return false;
            }
        }
    }
}
