package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The door, as protocols see it whose services begin the login themselves. */
public interface Door {

    /**
     * Sends the browser to the shop; it comes back through the launch, and the protocol's {@link Handoff} seals the answer.
     * Answers with a page that says why when the service is closed or the request is too large to be kept.
     *
     * @param asked what the service wants, checked: it is trusted from here on
     */
    void begin(
            Site site, ExternalService service, Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
