package io.rialto.server.link;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.page.Reference;
import io.rialto.server.site.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a customer has an account at a service.
 *
 * @param id ten letters
 * @param customer keyed hash of the shop's customer id
 * @param account keyed hash of the name under which the service knows the customer; absent when only the launch is known
 * @param accountSince when the service was first told that name
 * @param accountsBefore how many other names the service was told before: each may have left an account behind
 * @param attributes keyed hash of what the service was told; absent when only the launch is known
 * @param toldAt when it was last told something else than before
 * @param address keyed hash of the address that the customer came with, letter case aside; absent when there was none
 * @param spelling which of the address's letters the service saw as capitals; absent when there was no address
 * @param addressShared another customer came to the service with the same address, under another name
 * @param firstLaunch the reference of the first launch that is known
 * @param endedAt when the customer ended the service; absent when they did not, or took it up again
 */
public record Link(
        String id,
        SiteId site,
        ServiceId service,
        String customer,
        @Nullable String account,
        Instant accountSince,
        int accountsBefore,
        @Nullable String attributes,
        Instant toldAt,
        @Nullable String address,
        @Nullable Spelling spelling,
        Reference firstLaunch,
        Instant firstAt,
        Reference lastLaunch,
        Instant lastAt,
        boolean addressShared,
        @Nullable Instant endedAt) {}
