package io.rialto.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a visitor was answered. */
record Answer(URI uri, int status, HttpHeaders headers, String body) {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]*)\"");
    private static final Pattern INPUT = Pattern.compile("<input[^>]*\\sname=\"([^\"]*)\"[^>]*\\svalue=\"([^\"]*)\"");

    /** A page with a form: where it goes and what it carries. */
    record Form(URI action, Map<String, String> fields) {

        String response() {
            return new String(Base64.getMimeDecoder().decode(fields.get("SAMLResponse")), UTF_8);
        }
    }

    boolean isHandOff() {
        return status == 200 && body.contains("name=\"SAMLResponse\"");
    }

    URI location() {
        return uri.resolve(headers.firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + status + ": " + body)));
    }

    String queryOfLocation(String name) {
        Matcher found =
                Pattern.compile("[?&]" + name + "=([^&]*)").matcher(location().toString());
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + location());
        }
        return URLDecoder.decode(found.group(1), UTF_8);
    }

    Form form() {
        Matcher action = ACTION.matcher(body);
        if (!action.find()) {
            throw new AssertionError("no form but " + status + ": " + body);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(body);
        while (input.find()) {
            fields.put(plain(input.group(1)), plain(input.group(2)));
        }
        return new Form(uri.resolve(plain(action.group(1))), fields);
    }

    JsonNode json() {
        return new JsonMapper().readTree(body);
    }

    private static String plain(String html) {
        return html.replace("&#43;", "+")
                .replace("&#61;", "=")
                .replace("&#x2B;", "+")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
