package io.rialto.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a page that hands a customer over carries. */
final class HandedOver {

    private static final Pattern SAML = Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]*)\"");
    private static final Pattern SUBJECT = Pattern.compile("<saml2?:NameID[^>]*>([^<]*)<");

    private HandedOver() {}

    /** The name that the service is told. */
    static String subject(MockHttpServletResponse response) {
        Matcher field = SAML.matcher(text(response));
        assertThat(field.find()).as(text(response)).isTrue();
        String xml =
                new String(Base64.getDecoder().decode(field.group(1).replace("&#61;", "=")), StandardCharsets.UTF_8);
        Matcher subject = SUBJECT.matcher(xml);
        assertThat(subject.find()).as(xml).isTrue();
        return subject.group(1);
    }

    static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
