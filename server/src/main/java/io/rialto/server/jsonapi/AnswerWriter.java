package io.rialto.server.jsonapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes answers with the headers that all of them have. */
final class AnswerWriter {

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String reference;

    AnswerWriter(HttpServletRequest request, HttpServletResponse response, String reference) {
        this.request = request;
        this.response = response;
        this.reference = reference;
    }

    void write(Answer answer) throws IOException {
        response.setHeader("X-Request-Id", reference);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Vary", "Accept, Accept-Encoding, Authorization, Origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String body = answer.body();
        boolean cacheable = body != null && !answer.isError();
        response.setHeader("Cache-Control", cacheable ? "max-age=0, private, must-revalidate" : "no-cache");
        answer.headers().forEach(response::setHeader);
        String known = request.getHeader("If-None-Match");
        String tag = answer.headers().get("ETag");
        if (known != null && tag != null && request.getMethod().equals("GET") && Tag.isKnown(known, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(answer.status());
        if (body != null) {
            send(body, answer);
        } else if (answer.extract() != null && !request.getMethod().equals("HEAD")) {
            send(answer.extract());
        }
    }

    private void send(Extract extract) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        extract.writeTo(out);
        out.flush();
    }

    private void send(String body, Answer answer) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String type = answer.headers().get("Content-Type");
        if (type == null) {
            response.setHeader(
                    "Content-Type", answer.isError() ? MediaTypes.JSON_API + "; charset=utf-8" : MediaTypes.JSON_API);
        }
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
