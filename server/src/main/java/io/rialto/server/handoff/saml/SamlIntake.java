package io.rialto.server.handoff.saml;

import io.rialto.saml.Delivery;
import io.rialto.saml.Inbox;
import io.rialto.server.handoff.intake.Intake;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Where messages of services come in: by redirect in the address, or by POST in a form (SAML Bindings §3.4, §3.5). */
@Component
class SamlIntake {

    private final Intake intake;

    SamlIntake(Intake intake) {
        this.intake = intake;
    }

    /** What is done with a message, whatever it turns out to be. */
    interface Taking {
        void take(Site site, Delivery delivery) throws IOException;
    }

    void at(String slug, HttpServletRequest request, HttpServletResponse response, Taking taking)
            throws IOException, HttpRequestMethodNotSupportedException {
        Intake.onlyGetAndPost(request);
        intake.at(slug, request, response, site -> taking.take(site, delivery(request)));
    }

    private static Delivery delivery(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                ? Inbox.posted(form(request))
                : Inbox.redirected(request.getQueryString());
    }

    private static Map<String, List<String>> form(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Arrays.asList(field.getValue())));
    }
}
