package io.rialto.server.canary;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A name is found in whatever form it is written, and nothing is found where it is not. */
class FinderTest {

    static final Marker MARKER = new Marker("Qanariensisjon", "Žďčřěńąćőű");

    private final Finder finder = new Finder(MARKER);

    @ParameterizedTest(name = "{0}")
    @MethodSource("disguises")
    void everyDisguiseIsSeenThrough(String disguise, String form, byte[] planted) {
        byte[] around = new byte[planted.length + 40];
        System.arraycopy(planted, 0, around, 17, planted.length);

        assertThat(finder.in(planted)).as(disguise).contains(form);
        assertThat(finder.in(around)).as(disguise + ", between zeros").contains(form);
    }

    static Stream<Arguments> disguises() {
        String mail = MARKER.plain() + "17@example.test";
        String odd = MARKER.odd() + " & Co";
        return Stream.of(
                arguments("plain", Form.PLAIN, mail.getBytes(UTF_8)),
                arguments("capitals", Form.PLAIN, mail.toUpperCase(Locale.ROOT).getBytes(UTF_8)),
                arguments("small", Form.PLAIN, mail.toLowerCase(Locale.ROOT).getBytes(UTF_8)),
                arguments("odd", Form.PLAIN, odd.getBytes(UTF_8)),
                arguments(
                        "odd capitals", Form.PLAIN, odd.toUpperCase(Locale.ROOT).getBytes(UTF_8)),
                arguments("UTF-16 big", Form.UTF_16, odd.getBytes(UTF_16BE)),
                arguments("UTF-16 little", Form.UTF_16, mail.getBytes(UTF_16LE)),
                arguments("hex", Form.HEX, hex(mail.getBytes(UTF_8))),
                arguments(
                        "hex in capitals",
                        Form.HEX,
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(odd.getBytes(UTF_8))
                                .getBytes(UTF_8)),
                arguments("hex of UTF-16", Form.HEX, hex(mail.getBytes(UTF_16BE))),
                arguments("base64", Form.BASE64, base64(mail)),
                arguments("base64, one later", Form.BASE64, base64("x" + mail)),
                arguments("base64, two later", Form.BASE64, base64("xy" + odd)),
                arguments("base64 of small letters", Form.BASE64, base64(mail.toLowerCase(Locale.ROOT))),
                arguments("base64 of capitals", Form.BASE64, base64(odd.toUpperCase(Locale.ROOT))),
                arguments("base64url", Form.BASE64, Base64.getUrlEncoder().encode(("?" + odd).getBytes(UTF_8))),
                arguments("base64 of UTF-16", Form.BASE64, Base64.getEncoder().encode(("x" + mail).getBytes(UTF_16LE))),
                arguments(
                        "URL-encoded",
                        Form.PERCENT,
                        URLEncoder.encode(odd, UTF_8).getBytes(UTF_8)),
                arguments(
                        "URL-encoded in small letters",
                        Form.PERCENT,
                        URLEncoder.encode(odd, UTF_8).toLowerCase(Locale.ROOT).getBytes(UTF_8)),
                arguments(
                        "escaped for JSON",
                        Form.ESCAPED,
                        "\\u017D\\u010F\\u010D\\u0159\\u011B\\u0144\\u0105\\u0107\\u0151\\u0171".getBytes(UTF_8)),
                arguments(
                        "escaped for HTML",
                        Form.ESCAPED,
                        "&#381;&#271;&#269;&#345;&#283;&#324;&#261;&#263;&#337;&#369;".getBytes(UTF_8)));
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(UTF_8);
    }

    private static byte[] base64(String text) {
        return Base64.getEncoder().encode((text + " and more").getBytes(UTF_8));
    }

    @Test
    void whatOnlyResemblesTheNameIsNotFound() {
        assertThat(finder.in("Qanariensisjo n, Zdcrenacou, jane.doe@example.test".getBytes(UTF_8)))
                .isEmpty();
        assertThat(finder.in(new byte[0])).isEmpty();
    }

    @Test
    void noTwoRunsHaveTheSameNames() {
        SecureRandom random = new SecureRandom();

        assertThat(Marker.next(random)).isNotEqualTo(Marker.next(random));
    }
}
