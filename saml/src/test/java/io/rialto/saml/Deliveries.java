package io.rialto.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What is asserted of messages that came. */
final class Deliveries {

    private Deliveries() {}

    static Delivered redirected(String query) {
        return delivered(Inbox.redirected(query));
    }

    static Delivered delivered(Delivery delivery) {
        assertThat(delivery).isInstanceOf(Delivered.class);
        return (Delivered) delivery;
    }

    static void assertRefused(Flaw flaw, Object outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.flaw())
                                .as(rejected.detail())
                                .isEqualTo(flaw));
    }

    static void assertAuthentic(Delivered delivered) {
        assertThat(delivered.authenticity(List.of(Keys.EC_CERTIFICATE, Keys.RSA_CERTIFICATE)))
                .isInstanceOf(Authenticity.Authentic.class);
    }

    static void assertForged(Flaw flaw, Delivered delivered) {
        assertRefused(flaw, delivered.authenticity(List.of(Keys.EC_CERTIFICATE, Keys.RSA_CERTIFICATE)));
    }
}
