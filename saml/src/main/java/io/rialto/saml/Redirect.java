package io.rialto.saml;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Writes messages into addresses (SAML Bindings §3.4.4.1). */
public final class Redirect {

    private Redirect() {}

    /**
     * The address that carries a message.
     *
     * @param endpoint where it goes; may have a query of its own
     * @param xml the message, without a signature in it
     * @param relayState empty: none, and then the parameter is left out
     * @param key absent: not signed
     */
    public static String location(
            String endpoint, Parameter parameter, byte[] xml, Optional<String> relayState, @Nullable SigningKey key) {
        StringBuilder query = new StringBuilder();
        query.append(parameter.text()).append('=').append(encoded(inBase64(deflated(xml))));
        relayState.ifPresent(value -> query.append("&RelayState=").append(encoded(value)));
        if (key != null) {
            query.append("&SigAlg=").append(encoded(key.algorithm()));
            byte[] value = key.signBeside(query.toString().getBytes(StandardCharsets.US_ASCII));
            query.append("&Signature=").append(encoded(inBase64(value)));
        }
        return endpoint + (endpoint.indexOf('?') < 0 ? '?' : '&') + query;
    }

    static byte[] deflated(byte[] xml) {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(xml);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[4_096];
            while (!deflater.finished()) {
                out.write(some, 0, deflater.deflate(some));
            }
            return out.toByteArray();
        }
    }

    private static String inBase64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
