package io.rialto.demo.shop;

import java.util.Set;

/**
 * An activated integration of the shop: System &gt; Integrations.
 *
 * @param resources what it may read, by Magento's names
 * @param asBearer {@code oauth/consumer/enable_integration_as_bearer}, off as in Magento since 2.4.4
 */
public record Integration(
        String consumerKey,
        String consumerSecret,
        String accessToken,
        String accessTokenSecret,
        Set<String> resources,
        boolean asBearer) {

    /** What Rialto needs at most: customers, groups, and the codes of websites and stores. */
    public static final Set<String> USUAL =
            Set.of("Magento_Customer::customer", "Magento_Customer::group", "Magento_Backend::store");

    public Integration {
        resources = Set.copyOf(resources);
    }

    public Integration with(Set<String> others) {
        return new Integration(consumerKey, consumerSecret, accessToken, accessTokenSecret, others, asBearer);
    }

    public Integration withBearer() {
        return new Integration(consumerKey, consumerSecret, accessToken, accessTokenSecret, resources, true);
    }

    @Override
    public String toString() {
        return "Integration[…]";
    }
}
