package io.rialto.saml;

import static io.rialto.saml.Messages.NOW;
import static io.rialto.saml.Messages.aResponse;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that no service could accept cannot be put together. */
class RecordsTest {

    private final Assertion assertion = aResponse().assertion();

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", ".a", "a b", "a:b", "a\"", "ä", "a\n", "_\uD800"})
    @DisplayName("SAML Core §1.3.4: an ID is an NCName")
    void whatIsNoNcNameIsNoId(String id) {
        assertThatThrownBy(() -> NcName.require(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Response(id, NOW, "i", "d", null, assertion))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Response("_r1", NOW, "i", "d", id, assertion))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assertion.Subject(assertion.subject().nameId(), "r", id, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assertion(
                        id,
                        NOW,
                        "i",
                        assertion.subject(),
                        assertion.conditions(),
                        assertion.authentication(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "_1", "Z9.-_", "id-00000000-0000-4000-8000-000000000000"})
    void anNcNameIsAnId(String id) {
        assertThatCode(() -> NcName.require(id)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("SAML Core §5.4.2: a signature refers to its element by ID, so no ID is there twice")
    void responseAndAssertionHaveIdsOfTheirOwn() {
        assertThatThrownBy(() -> new Response(assertion.id(), NOW, "i", "d", null, assertion))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("SAML Core §2.5.1.2: NotBefore is before NotOnOrAfter")
    void anAssertionHoldsForSomeTime() {
        assertThatThrownBy(() -> new Assertion.Conditions(NOW, NOW, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assertion.Conditions(NOW.plusMillis(1), NOW, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void issuerDestinationRecipientAndAudienceAreSaid() {
        assertThatThrownBy(() -> new Response("_r1", NOW, " ", "d", null, assertion))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Response("_r1", NOW, "i", "", null, assertion))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assertion.Subject(assertion.subject().nameId(), "", null, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Assertion.Conditions(NOW, NOW.plusMillis(1), ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NameId(NameId.PERSISTENT, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attribute(" ", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attribute("a", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
