package io.rialto.server.launch;

/** Whether a form comes from a page that a customer was given in this browser, a little while ago. */
sealed interface Proven {

    /** @param cookie of the launch that brought the browser to the page */
    record Customer(Proof proof, LaunchCookie cookie) implements Proven {}

    record Not(Objection why) implements Proven {}
}
