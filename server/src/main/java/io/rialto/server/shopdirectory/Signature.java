package io.rialto.server.shopdirectory;

import io.rialto.server.site.DirectoryAccess.OAuth;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a GET as OAuth 1.0a has it (RFC 5849 §3.4), with HMAC-SHA256: Magento takes no other. */
record Signature(OAuth secrets, String nonce, long timestamp) {

    /** One parameter of a query, as it is meant. */
    record Parameter(String name, String value) {

        String encoded() {
            return Signature.encoded(name) + "=" + Signature.encoded(value);
        }
    }

    /** The {@code Authorization} header. */
    String header(URI url, List<Parameter> query) {
        Map<String, String> members = new TreeMap<>(protocol());
        members.put("oauth_signature", signature(baseString(url, query)));
        return "OAuth "
                + members.entrySet().stream()
                        .map(member -> member.getKey() + "=\"" + encoded(member.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    private Map<String, String> protocol() {
        return Map.of(
                "oauth_consumer_key",
                secrets.consumerKey(),
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA256",
                "oauth_timestamp",
                Long.toString(timestamp),
                "oauth_token",
                secrets.accessToken(),
                "oauth_version",
                "1.0");
    }

    // RFC 5849 §3.4.1: the method, the address without query and usual port, and all parameters in the order of their
    // encoded form.
    String baseString(URI url, List<Parameter> query) {
        List<String> parameters =
                new ArrayList<>(query.stream().map(Parameter::encoded).toList());
        protocol().forEach((name, value) -> parameters.add(new Parameter(name, value).encoded()));
        parameters.sort(null);
        return "GET&" + encoded(address(url)) + "&" + encoded(String.join("&", parameters));
    }

    private static String address(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort())
                + url.getRawPath();
    }

    private String signature(String baseString) {
        String key = encoded(secrets.consumerSecret()) + "&" + encoded(secrets.accessTokenSecret());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256", e);
        }
    }

    /** RFC 5849 §3.6. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** It has no text: secrets are in it. */
    @Override
    public String toString() {
        return "Signature";
    }
}
