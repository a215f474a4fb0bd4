package io.rialto.server.pairing;

import io.rialto.server.settings.Addresses;
import io.rialto.server.settings.Settings;
import io.rialto.server.settings.WebAddress;
import io.rialto.server.site.OwnedSite;
import io.rialto.server.site.Site;
import io.rialto.server.site.SiteStore;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a site may have its shop at an address: the same as the configuration file is asked. */
@Component
class ShopAddress {

    private final SiteStore sites;
    private final boolean privateAddresses;

    ShopAddress(SiteStore sites, Settings settings) {
        this.sites = sites;
        this.privateAddresses = settings.allowPrivateAddresses();
    }

    sealed interface Fitness {}

    record Fit(URI baseUrl) implements Fitness {}

    record Unfit(PairingRefusal why) implements Fitness {}

    Fitness of(String text, Site site) {
        Optional<URI> address = WebAddress.of(text).filter(this::isSafe);
        if (address.isEmpty()) {
            return new Unfit(PairingRefusal.UNSAFE_BASE_URL);
        }
        URI known = site.store().baseUrl();
        if (known != null) {
            // Never replaced: whoever got hold of a code would send the customers elsewhere.
            return site.store().isAt(text) ? new Fit(address.get()) : new Unfit(PairingRefusal.OTHER_SHOP);
        }
        return isOfAnotherEnvironment(address.get(), site)
                ? new Unfit(PairingRefusal.OTHER_ENVIRONMENT)
                : new Fit(address.get());
    }

    private boolean isSafe(URI url) {
        boolean isPlain = url.getRawQuery() == null;
        return isPlain
                && ("https".equalsIgnoreCase(url.getScheme())
                        || (privateAddresses && Addresses.isPrivate(url.getHost())));
    }

    private boolean isOfAnotherEnvironment(URI shop, Site site) {
        return !Addresses.isPrivate(shop.getHost())
                && sites.all().stream()
                        .map(OwnedSite::site)
                        .filter(other -> other.environment() != site.environment())
                        .anyMatch(other -> isThere(other.store().baseUrl(), shop));
    }

    private static boolean isThere(@Nullable URI known, URI shop) {
        return known != null && known.getRawAuthority().equalsIgnoreCase(shop.getRawAuthority());
    }
}
