package io.rialto.server.shopdirectory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.shopdirectory.Signature.Parameter;
import io.rialto.server.site.DirectoryAccess.OAuth;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Signature SIGNATURE = new Signature(
            new OAuth("9djdj82h48djs9d2", "j49sk3j29djd&", "kkk9d7dh3k39sjv7", "dh893hdasih9"), "7d8f3e4a", 137131201);

    @Test
    @DisplayName("RFC 5849 §3.4.1")
    void theBaseStringHasAllParametersInTheOrderOfTheirEncodedForm() {
        String base = SIGNATURE.baseString(
                URI.create("HTTPS://Shop.Example:443/rest/V1/customers/search?ignored"),
                List.of(new Parameter("b5", "=%3D"), new Parameter("a[x]", "r b"), new Parameter("c@", "")));

        assertThat(base)
                .isEqualTo("GET&https%3A%2F%2Fshop.example%2Frest%2FV1%2Fcustomers%2Fsearch&a%255Bx%255D%3Dr%2520b%26"
                        + "b5%3D%253D%25253D%26c%2540%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26"
                        + "oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7%26"
                        + "oauth_version%3D1.0");
    }

    @Test
    @DisplayName("RFC 5849 §3.4.1.2")
    void anUnusualPortIsPartOfTheAddress() {
        assertThat(SIGNATURE.baseString(URI.create("http://127.0.0.1:18080/rest/V1/customers/1"), List.of()))
                .startsWith("GET&http%3A%2F%2F127.0.0.1%3A18080%2Frest%2FV1%2Fcustomers%2F1&");
    }

    @Test
    @DisplayName("RFC 5849 §3.6")
    void onlyTheUnreservedAreLeftAsTheyAre() {
        assertThat(Signature.encoded("a~b*c d+é")).isEqualTo("a~b%2Ac%20d%2B%C3%A9");
    }

    @Test
    void neitherSecretIsInTheHeaderOrTheText() {
        String header = SIGNATURE.header(URI.create("https://shop.example/rest/V1/customers/1"), List.of());

        assertThat(header).doesNotContain("j49sk3j29djd").doesNotContain("dh893hdasih9");
        assertThat(SIGNATURE.toString() + SIGNATURE.secrets()).doesNotContain("j49sk3j29djd", "kkk9d7dh3k39sjv7");
    }
}
