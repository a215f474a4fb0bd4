package io.rialto.server.customer;

import java.time.Instant;

/** What came of looking at a shop's question whether all is well. */
public sealed interface Examination permits Examination.Examined, Opening.Rejected {

    /**
     * A ticket key of the site opened it; everything else may be wrong.
     *
     * @param isRightShop whether it names the site's shop
     * @param isRightSite whether it names the site
     * @param issuedAt by the shop's clock
     */
    record Examined(boolean isRightShop, boolean isRightSite, Instant issuedAt) implements Examination {}
}
