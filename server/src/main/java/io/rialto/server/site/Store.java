package io.rialto.server.site;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop behind a site.
 *
 * @param kind {@code magento2}, or {@code custom} for any other shop that makes tickets
 * @param baseUrl the {@code iss} of its tickets
 * @param launchUrl where the browser is sent for a ticket
 * @param ticketKeys 32 bytes each, the current one first; a previous one stays valid while the shop changes over
 * @param sharedCustomers names the customers that this shop has in common with the organization's other sites of the same name;
 *     absent: its customers are its own
 * @param website the shop's website code that may enter here; absent when the shop has but one
 */
public record Store(
        String kind,
        URI baseUrl,
        URI launchUrl,
        List<TicketKey> ticketKeys,
        @Nullable String website,
        @Nullable String sharedCustomers) {

    public Store {
        ticketKeys = List.copyOf(ticketKeys);
    }
}
