package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.service.ServiceRow.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service's page.
 *
 * @param path where it is
 * @param siteSlug of its site
 * @param mark says that its site is not for customers; absent in production
 * @param active whether customers enter it
 * @param failing that nobody gets in any more; absent: not so
 * @param entry who may enter, in words
 * @param rule the same for programs; absent: everybody
 * @param accounts what becomes of accounts there, in words; absent: the preset does not say, or there is none
 * @param changes that wait for somebody
 * @param addresses of customers, to be changed at the service by hand
 * @param byApi whether it is changed here, and not in the configuration file
 * @param maySetUp whether the guided set-up writes it
 * @param maySwitch whether it is published or taken back there
 * @param mayDelete whether it is a draft that can go
 * @param readOnly that the role changes nothing here; absent for who may, and where the plan has ended
 */
record ServicePage(
        String id,
        String path,
        String slug,
        String name,
        String siteName,
        String siteSlug,
        @Nullable String mark,
        boolean active,
        List<State> states,
        @Nullable Failing failing,
        String protocol,
        String preset,
        String launchUrl,
        List<Leaving> leaving,
        String entry,
        @Nullable String rule,
        @Nullable AccountWords accounts,
        Introduction introduction,
        List<ChangeCard> changes,
        List<AddressCard> addresses,
        boolean mayConfirm,
        boolean mayDecide,
        boolean mayPreview,
        boolean byApi,
        boolean maySetUp,
        boolean maySwitch,
        boolean mayDelete,
        @Nullable String readOnly) {}
