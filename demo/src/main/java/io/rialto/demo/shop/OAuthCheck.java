package io.rialto.demo.shop;

import io.rialto.demo.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks OAuth 1.0a signatures as the shop does: over its own idea of the address. Safe for use by many threads. */
final class OAuthCheck {

    private static final Pattern MEMBER = Pattern.compile("(oauth_[a-z_]+)=\"([^\"]*)\"");
    private static final long LATEST_SECONDS = 600;

    /** What Magento says of a signature. */
    sealed interface Verdict {}

    record Good() implements Verdict {}

    record WrongMethod(String method) implements Verdict {}

    record Bad(String message) implements Verdict {}

    private final Integration integration;
    private final Clock clock;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    OAuthCheck(Integration integration, Clock clock) {
        this.integration = integration;
        this.clock = clock;
    }

    Verdict of(Call call, String authorization) {
        Map<String, String> claimed = new TreeMap<>();
        Matcher member = MEMBER.matcher(authorization);
        while (member.find()) {
            claimed.put(member.group(1), decoded(member.group(2)));
        }
        String method = claimed.getOrDefault("oauth_signature_method", "");
        if (!method.equals("HMAC-SHA256")) {
            return new WrongMethod(method);
        }
        if (!integration.consumerKey().equals(claimed.get("oauth_consumer_key"))
                || !integration.accessToken().equals(claimed.get("oauth_token"))) {
            return new Bad("A consumer having the specified key does not exist");
        }
        if (!isOfNow(claimed.getOrDefault("oauth_timestamp", ""))) {
            return new Bad("The timestamp value in the oauth_timestamp parameter is incorrect.");
        }
        byte[] theirs = claimed.getOrDefault("oauth_signature", "").getBytes(StandardCharsets.UTF_8);
        claimed.remove("oauth_signature");
        if (!MessageDigest.isEqual(theirs, signature(call, claimed).getBytes(StandardCharsets.UTF_8))) {
            return new Bad("The signature is invalid. Verify and try again.");
        }
        return nonces.add(claimed.get("oauth_timestamp") + " " + claimed.get("oauth_nonce"))
                ? new Good()
                : new Bad("The nonce is already being used by the consumer with ID 1.");
    }

    private boolean isOfNow(String timestamp) {
        return timestamp.matches("[1-9][0-9]{0,11}")
                && Long.parseLong(timestamp) <= clock.instant().getEpochSecond() + LATEST_SECONDS;
    }

    private String signature(Call call, Map<String, String> claimed) {
        List<String[]> pairs = new ArrayList<>();
        claimed.forEach((name, value) -> pairs.add(new String[] {escaped(name), escaped(value)}));
        int question = call.uri().indexOf('?');
        String path = question < 0 ? call.uri() : call.uri().substring(0, question);
        if (question >= 0) {
            for (String pair : call.uri().substring(question + 1).split("&", -1)) {
                String[] both = pair.split("=", 2);
                pairs.add(new String[] {escaped(decoded(both[0])), both.length < 2 ? "" : escaped(decoded(both[1]))});
            }
        }
        pairs.sort((one, other) -> one[0].equals(other[0]) ? one[1].compareTo(other[1]) : one[0].compareTo(other[0]));
        StringBuilder parameters = new StringBuilder();
        pairs.forEach(pair -> parameters
                .append(parameters.isEmpty() ? "" : "&")
                .append(pair[0])
                .append('=')
                .append(pair[1]));
        String address = "http://" + call.header("Host") + path;
        return mac(
                call.method().toUpperCase(Locale.ROOT) + '&' + escaped(address) + '&' + escaped(parameters.toString()));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            String key = escaped(integration.consumerSecret()) + '&' + escaped(integration.accessTokenSecret());
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // rawurldecode of PHP: a plus is a plus.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    // rawurlencode of PHP.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
            escaped.append(plain ? String.valueOf(letter) : String.format("%%%02X", one & 0xff));
        }
        return escaped.toString();
    }
}
