package io.rialto.saml;

import static io.rialto.saml.Messages.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponsesTest {

    static Stream<Arguments> everyWayToSign() {
        return Stream.of(Keys.RSA, Keys.EC)
                .flatMap(key -> Stream.of(Signed.values()).map(what -> Arguments.of(key, what)));
    }

    @ParameterizedTest
    @MethodSource("everyWayToSign")
    void whatIsWrittenIsCanonicalAndVerifies(SigningKey key, Signed what) {
        byte[] xml = Responses.write(aResponse(), key, what);

        assertThat(Parsed.canonical(Parsed.dom(xml).getDocumentElement())).isEqualTo(xml);
        List<String> signed = switch (what) {
            case ASSERTION -> List.of("Assertion");
            case RESPONSE -> List.of("Response");
            case BOTH -> List.of("Response", "Assertion");
        };
        assertThat(signed).allMatch(element -> XmlSec1.verifies(xml, element, key.certificate()));
    }
}
