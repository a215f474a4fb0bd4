package io.rialto.server.customer;

/** What came of opening an event. */
public sealed interface Hearing permits Hearing.Heard, Hearing.Unheard, Opening.Rejected {

    record Heard(ShopEvent event) implements Hearing {}

    /** It comes from the shop, and says something that this version does not know. */
    record Unheard() implements Hearing {}
}
