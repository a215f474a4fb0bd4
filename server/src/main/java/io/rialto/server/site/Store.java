package io.rialto.server.site;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shop behind a site.
 *
 * @param kind {@code magento2}, or {@code custom} for any other shop that makes tickets
 * @param baseUrl the {@code iss} of its tickets; absent until a shop is paired that says it
 * @param launchUrl where the browser is sent for a ticket; absent likewise
 * @param ticketKeys 32 bytes each, the current one first; a previous one stays valid while the shop changes over. None until a shop is
 *     paired
 * @param website the shop's website code that may enter here; absent when the shop has but one
 * @param sharedCustomers names the customers that this shop has in common with the organization's other sites of the same name;
 *     absent: its customers are its own
 * @param directory how its customers are read through its own API; absent: they are not
 */
public record Store(
        String kind,
        @Nullable URI baseUrl,
        @Nullable URI launchUrl,
        List<TicketKey> ticketKeys,
        @Nullable String website,
        @Nullable String sharedCustomers,
        @Nullable DirectoryAccess directory) {

    public Store {
        ticketKeys = List.copyOf(ticketKeys);
    }

    /** A shop whose customers are known by their tickets alone. */
    public Store(
            String kind,
            @Nullable URI baseUrl,
            @Nullable URI launchUrl,
            List<TicketKey> ticketKeys,
            @Nullable String website,
            @Nullable String sharedCustomers) {
        this(kind, baseUrl, launchUrl, ticketKeys, website, sharedCustomers, null);
    }

    /** Where the shop's module answers, if nothing else was said. */
    public static URI usualLaunchUrl(URI baseUrl) {
        String base = baseUrl.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "rialto/launch");
    }

    /**
     * Where a browser is sent for a ticket.
     *
     * @param service a slug
     * @return nothing when no shop is known
     */
    public Optional<String> launchAddress(String service, String nonce) {
        if (launchUrl == null || ticketKeys.isEmpty()) {
            return Optional.empty();
        }
        String address = launchUrl.toString();
        char separator = address.indexOf('?') < 0 ? '?' : '&';
        return Optional.of(address + separator + "service=" + service + "&nonce=" + nonce);
    }

    /** Whether the address is this shop's. Magento writes it with a slash at the end; people leave it out. */
    public boolean isAt(String address) {
        return baseUrl != null && unslashed(address).equals(unslashed(baseUrl.toString()));
    }

    /** With the shops that were paired, the latest first: their keys, and the address where the configuration says none. */
    Store with(List<PairedShop> shops) {
        if (shops.isEmpty()) {
            return this;
        }
        URI base = baseUrl == null ? shops.getLast().baseUrl() : baseUrl;
        return new Store(
                kind,
                base,
                launchUrl == null ? usualLaunchUrl(base) : launchUrl,
                Stream.concat(ticketKeys.stream(), shops.stream().map(PairedShop::key))
                        .toList(),
                website,
                sharedCustomers,
                directory);
    }

    private static String unslashed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
