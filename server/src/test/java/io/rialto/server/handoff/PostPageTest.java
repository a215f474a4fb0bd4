package io.rialto.server.handoff;

import static io.rialto.server.fixture.Fixtures.aSite;
import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.page.Frame;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostPageTest {

    @Test
    void everyTextIsEscaped() {
        var page = page("<script>\"'&</script>", Map.of("RelayState", "\"><script>alert('x')</script>&amp;"));

        assertThat(html(page))
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;\"")
                .contains("Taking you to &lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;")
                .containsOnlyOnce("<script>");
    }

    @Test
    void theFieldsComeInOrder() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("SAMLResponse", "PHg+");
        fields.put("RelayState", "https://rewards.test/a");

        assertThat(html(page("Rewards", fields)))
                .contains("<form method=\"post\" action=\"https://rewards.test:8443/acs?x=1&amp;y=2\">"
                        + "<input type=\"hidden\" name=\"SAMLResponse\" value=\"PHg+\">"
                        + "<input type=\"hidden\" name=\"RelayState\" value=\"https://rewards.test/a\">");
    }

    @Test
    void thePolicyAllowsTheOneScriptAndTheTwoStylesAndNothingElse() throws Exception {
        var page = page("Rewards", Map.of());
        String html = html(page);

        assertThat(page.policy())
                .isEqualTo(
                        "default-src 'none'; img-src data:; script-src "
                                + hashOf(between(html, "<script>", "</script>"))
                                + "; style-src " + hashOf(between(html, "<style>", "</style>")) + " "
                                + hashOf(between(html.substring(html.indexOf("</style>") + 8), "<style>", "</style>"))
                                + "; base-uri 'none'; frame-ancestors 'none'; form-action https://rewards.test:8443 https://app.rewards.test");
    }

    @Test
    void withoutScriptsThereIsAButtonAndASentence() {
        assertThat(html(page("Rewards", Map.of())))
                .contains("<noscript><p>Your browser runs no scripts, so please press the button:</p></noscript>")
                .contains("<button type=\"submit\">Continue to Rewards</button>");
    }

    @Test
    void thePageHasNoText() {
        assertThat(page("Rewards", Map.of("SAMLResponse", "secret"))).hasToString("PostPage[…]");
    }

    private static PostPage page(String service, Map<String, String> fields) {
        return new PostPage(
                URI.create("https://rewards.test:8443/acs?x=1&y=2"),
                fields,
                List.of(URI.create("https://app.rewards.test/"), URI.create("https://rewards.test:8443/x")),
                service,
                Frame.of(aSite().build()));
    }

    private static String html(PostPage page) {
        return new String(page.html(), StandardCharsets.UTF_8);
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hashOf(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
