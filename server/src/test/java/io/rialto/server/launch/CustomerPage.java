package io.rialto.server.launch;

import static io.rialto.server.fixture.Fixtures.aTicket;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rialto.server.fixture.TicketFixture;
import io.rialto.server.launch.Door.Begun;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A page that a customer has open, in the browser that has its cookie. */
record CustomerPage(Door door, String text, List<Cookie> cookies) {

    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    /** The customer's page of services. */
    static CustomerPage ofServices(Door door, String site) {
        return ofServices(door, site, aTicket());
    }

    static CustomerPage ofServices(Door door, String site, TicketFixture ticket) {
        Begun begun = door.begin("/s/" + site + "/services");
        String made = ticket.forService("services")
                .withNonce(begun.nonce())
                .madeAt(door.clock.instant())
                .build();
        return new CustomerPage(door, text(door.complete(site, made, begun)), begun.cookies());
    }

    boolean hasForms() {
        return PROOF.matcher(text).find();
    }

    String proof() {
        Matcher matcher = PROOF.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no form in " + text);
        }
        return matcher.group(1);
    }

    /** What a form of the page sends, with what is written into its fields. */
    MockHttpServletRequestBuilder form(String path, String... fields) {
        MockHttpServletRequestBuilder form = post(path).param("proof", proof());
        for (int at = 0; at < fields.length; at += 2) {
            form.param(fields[at], fields[at + 1]);
        }
        return form.cookie(cookies.toArray(Cookie[]::new));
    }

    MockHttpServletResponse send(String path, String... fields) {
        return door.go(form(path, fields));
    }

    static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
