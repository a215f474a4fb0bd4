package io.rialto.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterTest {

    private static final int[] AWKWARD = {
        '"', '\\', '/', ' ', '+', '&', '%', '#', '(', ')', '[', '\n', '\r', '\t', 0, 0x7f, 0x85, 0x2028, 'é', 0x1F600,
        'a', '0'
    };

    static Stream<String> texts() {
        Random random = new Random(7644);
        Stream<String> made = IntStream.range(0, 300)
                .mapToObj(number -> random.ints(random.nextInt(0, 12), 0, AWKWARD.length)
                        .map(at -> AWKWARD[at])
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        return Stream.concat(
                Stream.of("\" or userName pr or userName eq \"", "\\", "\\\"", "a\" and active eq false"), made);
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("RFC 7644 §3.4.2.2: whatever a value holds, the filter compares with it and does nothing else")
    void aValueCannotGetOutOfItsQuotes(String value) {
        String filter = Filter.equal("userName", value).text();

        assertThat(filter).startsWith("userName eq ");
        assertThat(Quoted.whole(filter.substring("userName eq ".length()))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aFilterComesThroughAnAddressUnchanged(String value) {
        String filter = Filter.equal("userName", value).text();

        URI address = URI.create("https://scim.test/"
                + Request.get("Users", Map.of("filter", filter)).address());

        assertThat(address.getRawQuery()).doesNotContain("&", "+", "#").startsWith("filter=");
        assertThat(URLDecoder.decode(address.getRawQuery().substring(7), StandardCharsets.UTF_8))
                .isEqualTo(filter);
    }

    /** A JSON text, read by the letter of RFC 8259 §7. */
    private static final class Quoted {

        static String whole(String text) {
            assertThat(text).startsWith("\"").endsWith("\"");
            StringBuilder value = new StringBuilder();
            int at = 1;
            while (text.charAt(at) != '"') {
                assertThat(text.charAt(at)).isGreaterThanOrEqualTo(' ');
                if (text.charAt(at) == '\\') {
                    at++;
                    value.append(
                            switch (text.charAt(at)) {
                                case 'n' -> '\n';
                                case 'r' -> '\r';
                                case 't' -> '\t';
                                case 'b' -> '\b';
                                case 'f' -> '\f';
                                case 'u' -> (char) Integer.parseInt(text.substring(at + 1, at + 5), 16);
                                default -> text.charAt(at);
                            });
                    at += text.charAt(at) == 'u' ? 4 : 0;
                } else {
                    value.append(text.charAt(at));
                }
                at++;
            }
            assertThat(at).as("nothing follows the quotes").isEqualTo(text.length() - 1);
            return value.toString();
        }
    }
}
