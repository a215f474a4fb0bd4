package io.rialto.demo.browser;

import io.rialto.demo.http.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** One customer's browser. It follows a redirect only when told to, so that each can be looked at. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final CookieJar cookies = new CookieJar();

    /** The cookies it holds, to look at or to throw away. */
    public CookieJar cookies() {
        return cookies;
    }

    public Page get(String url) {
        return get(url, Map.of());
    }

    public Page get(String url, Map<String, String> headers) {
        return send(request(url, headers).GET());
    }

    public Page head(String url) {
        return send(request(url, Map.of()).HEAD());
    }

    public Page post(String url, Map<String, String> form) {
        return send(request(url, Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .POST(BodyPublishers.ofString(Form.write(form))));
    }

    /** Goes where the page redirects to. */
    public Page follow(Page redirect) {
        return get(redirect.location().toString());
    }

    /** Sends the page's form with these fields added to the hidden ones, as pressing its button does. */
    public Page submit(Page page, Map<String, String> fields) {
        return post(page.form().action().toString(), page.form().with(fields));
    }

    private HttpRequest.Builder request(String url, Map<String, String> headers) {
        URI uri = URI.create(url);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        headers.forEach(request::header);
        String sent = cookies.headerFor(uri);
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private Page send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            cookies.take(request.uri(), response.headers().allValues("Set-Cookie"));
            return new Page(request.uri(), response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
