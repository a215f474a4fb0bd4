package io.rialto.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What holds for every text, tried on thousands that a seed makes and on every single character. */
class AnyTextTest {

    private static final int PER_SEED = 250;

    /** What goes wrong in XML writers, with ordinary letters in between. */
    private static final List<String> PIECES = List.of(
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "&amp;",
            "&#0;",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "\r",
            "\n",
            "\r\n",
            "\t",
            " ",
            "a",
            "Jane",
            "é",
            "Zürich",
            "ß",
            "\u007F",
            "\u0080",
            "\u0085",
            "\u07FF",
            "\u0800",
            "\u2028",
            "\uD7FF",
            "\uE000",
            "\uFEFF",
            "\uFFFD",
            "日本",
            "🛒",
            "\uD800\uDC00",
            "\uDBFF\uDFFF",
            "e\u0301",
            "\u202E");

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("Canonical XML 1.0 §2.3: what is written is its own canonical form and reads back as the same text")
    void everyTextIsWrittenCanonicallyAndReadBack(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PER_SEED; i++) {
            Attribute attribute = new Attribute("n" + aText(random), List.of(aText(random), aText(random)));
            Response response = Messages.aResponse(NameId.UNSPECIFIED, "s" + aText(random), List.of(attribute));

            byte[] xml = Responses.write(response, Keys.EC, Signed.ASSERTION);

            Document document = Parsed.dom(xml);
            Element assertion = Parsed.first(document, "Assertion");
            assertThat(new String(Parsed.canonical(document.getDocumentElement()), UTF_8))
                    .isEqualTo(new String(xml, UTF_8));
            assertThat(new String(xml, UTF_8)).contains(new String(Parsed.canonical(assertion), UTF_8));
            assertThat(attributesOf(document)).containsExactly(attribute);
            assertThat(Parsed.first(document, "NameID").getTextContent())
                    .isEqualTo(response.assertion().subject().nameId().value());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTextVerifies(int seed) {
        Random random = new Random(~seed);
        for (int i = 0; i < 20; i++) {
            Attribute attribute = new Attribute("n" + aText(random), aText(random));
            Response response = Messages.aResponse(NameId.UNSPECIFIED, "s" + aText(random), List.of(attribute));

            byte[] xml = Responses.write(response, Keys.RSA, Signed.BOTH);

            assertThat(Opinion.JDK.verifies(xml, "Response", Keys.RSA_CERTIFICATE))
                    .isTrue();
            assertThat(Opinion.JDK.verifies(xml, "Assertion", Keys.RSA_CERTIFICATE))
                    .isTrue();
        }
    }

    @Test
    void aVeryLongTextIsWrittenToo() {
        String text = "\uD83D\uDED2é long ".repeat(200_000) + "<\r&]]>".repeat(10_000);
        Response response = Messages.aResponse(NameId.UNSPECIFIED, "s", List.of(new Attribute("long", text)));

        byte[] xml = Responses.write(response, Keys.RSA, Signed.ASSERTION);

        Document document = Parsed.dom(xml);
        assertThat(Parsed.first(document, "AttributeValue").getTextContent()).isEqualTo(text);
        assertThat(Arrays.equals(Parsed.canonical(document.getDocumentElement()), xml))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Escape.class)
    @DisplayName("XML 1.0 §2.2: Char")
    void everyCharacterIsWrittenInUtf8OrRefused(Escape escape) {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + "b";
            String outcome =
                    isXmlChar(c) ? "a" + expected(c, escape) + "b" : "XML 1.0 cannot carry U+%04X".formatted(c);
            // A million assertions would take longer than all that they assert.
            if (!outcome.equals(writtenOrRefused(text, escape))) {
                assertThat(writtenOrRefused(text, escape)).as("U+%04X", c).isEqualTo(outcome);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Escape.class)
    void halfASurrogatePairIsRefusedWhereverItStands(Escape escape) {
        List<String> halves =
                List.of("\uD83D", "\uDED2", "a\uD83D", "?\uD83D?", "\uD83Da", "\uDED2\uD83D", "\uD83D\uD83D\uDED2");

        assertThat(halves)
                .allSatisfy(half -> assertThatThrownBy(() -> written(half, escape))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("XML 1.0 cannot carry U+D"));
    }

    private static boolean isXmlChar(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String expected(int c, Escape escape) {
        String both = switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '\r' -> "&#xD;";
            default -> Character.toString(c);
        };
        return switch (escape) {
            case TEXT -> c == '>' ? "&gt;" : both;
            case ATTRIBUTE ->
                switch (c) {
                    case '"' -> "&quot;";
                    case '\t' -> "&#x9;";
                    case '\n' -> "&#xA;";
                    default -> both;
                };
        };
    }

    private static String written(String text, Escape escape) {
        Utf8 out = new Utf8();
        out.text(text, escape);
        return new String(out.copy(0, out.size()), UTF_8);
    }

    private static String writtenOrRefused(String text, Escape escape) {
        try {
            return written(text, escape);
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static String aText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(4) == 0 ? aCharacter(random) : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String aCharacter(Random random) {
        int c;
        do {
            c = random.nextInt(random.nextBoolean() ? 0x10000 : Character.MAX_CODE_POINT + 1);
        } while (!isXmlChar(c));
        return Character.toString(c);
    }

    private static List<Attribute> attributesOf(Document document) {
        List<Attribute> attributes = new ArrayList<>();
        var elements = document.getElementsByTagNameNS("*", "Attribute");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            List<String> values = new ArrayList<>();
            for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                values.add(child.getTextContent());
            }
            attributes.add(new Attribute(element.getAttribute("Name"), values));
        }
        return attributes;
    }
}
