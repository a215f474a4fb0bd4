package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;

/** A one-time code, shown once. */
record Code(String code, String command, String until) {

    static Code of(Thing site, Thing pairing) {
        String code = pairing.text("code");
        return new Code(
                code,
                "bin/magento rialto:pair " + site.text("issuer") + " " + code,
                pairing.instant("expires_at").map(Words::of).orElse(""));
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "Code[…]";
    }
}
