package io.rialto.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents broken at random, each by a seed that is written into the test's name. */
class ServiceMetadataFuzzTest {

    private static final int MUTATIONS = 40;
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "\"",
            "&#0;",
            "&lt;",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?a b?>",
            "xmlns:md=\"\"",
            "\u0000",
            "\uFFFF",
            "<md:EntityDescriptor/>",
            "<!DOCTYPE a>",
            "https://evil.test/");

    static Stream<Arguments> broken() {
        return Stream.of("moodle-auth-saml2", "keycloak", "node-saml", "simplesamlphp")
                .flatMap(name -> IntStream.range(0, 8).mapToObj(seed -> Arguments.of(name, seed)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void nothingButAReadingComesOfAnyBytes(String name, int seed) {
        byte[] original = ServiceMetadata.of(name).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);

        for (int i = 0; i < MUTATIONS; i++) {
            MetadataReading reading = ServiceProviderMetadata.read(mutated(original, random), null, List.of());

            assertThat(reading).isNotNull();
        }
    }

    @Test
    void noSingleByteOfASignedDocumentCanBeChangedUnnoticed() {
        String signed = ServiceMetadata.signed(
                ServiceMetadata.of("node-saml"), Keys.RSA_PAIR.getPrivate(), ServiceMetadata.RSA_SHA256);
        List<X509Certificate> trusted = List.of(Keys.RSA_CERTIFICATE);
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
        ServiceProviderMetadata original = (ServiceProviderMetadata) ServiceProviderMetadata.read(bytes, null, trusted);
        Random random = new Random(7);

        for (int i = 0; i < 400; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));

            // What is read although a byte differs says the same: the byte is white space within the signature, or its
            // key info.
            if (ServiceProviderMetadata.read(changed, null, trusted) instanceof ServiceProviderMetadata read) {
                assertThat(read).isEqualTo(original);
            }
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        String text = new String(original, StandardCharsets.UTF_8);
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(40));
            text = switch (random.nextInt(4)) {
                case 0 -> text.substring(0, at) + text.substring(to);
                case 1 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
                case 2 -> text.substring(0, to) + text.substring(at);
                default -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at);
            };
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
