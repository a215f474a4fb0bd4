package io.rialto.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tools.jackson.databind.json.JsonMapper;

/** Writes pages: HTML for people, JSON for programs. */
@Component
public class Pages {

    private final ITemplateEngine templates;
    private final JsonMapper json;

    public Pages(ITemplateEngine templates, JsonMapper json) {
        this.templates = templates;
        this.json = json;
    }

    /** The notice in the form that the request accepts. */
    public void write(Notice notice, Frame frame, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wantsJson(request)) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("code", notice.code());
            error.put("title", notice.title());
            error.put("detail", notice.detail());
            error.put("reference", notice.reference().value());
            Notice.Mending mending = notice.mending();
            if (mending != null) {
                error.put("mended_by", mending.who());
                error.put("remedy", mending.remedy());
            }
            writeJson(notice.status(), Map.of("error", error), frame, response);
        } else {
            writeHtml(notice.status(), "notice", Map.of("notice", notice), frame, response);
        }
    }

    /** A page from a template, which also gets the {@code frame}. */
    public void writeHtml(
            int status, String template, Map<String, Object> model, Frame frame, HttpServletResponse response)
            throws IOException {
        Context context = new Context(Locale.ENGLISH, model);
        context.setVariable("frame", frame);
        String html = templates.process(template, context);
        SecurityHeaders.write(response, frame.policy(), frame.secure());
        send(status, "text/html;charset=UTF-8", html.getBytes(StandardCharsets.UTF_8), response);
    }

    public void writeJson(int status, Object body, Frame frame, HttpServletResponse response) throws IOException {
        SecurityHeaders.write(response, "default-src 'none'; frame-ancestors 'none'", frame.secure());
        send(status, "application/json", json.writeValueAsBytes(body), response);
    }

    /** Whether JSON is asked for by name, before any HTML. */
    public static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                            || type.equalsTypeAndSubtype(MediaType.TEXT_HTML))
                    .findFirst()
                    .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
                    .isPresent();
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static void send(int status, String type, byte[] body, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Vary", "Accept");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
