package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site's page.
 *
 * @param path where it is
 * @param mark says that it is not for customers; absent in production
 * @param switching switches it on or off; absent for who may not, and where the file does
 * @param fixed why it cannot be switched here; absent where it can
 * @param code made just now
 * @param check made just now
 * @param mayEdit the site itself
 * @param written that the file writes the site; absent where it does not
 * @param mayChange keys
 * @param mayPair another shop
 * @param mayPrepare a next key, as there is none
 * @param mayCheck the connection
 * @param readOnly that the role changes nothing here; absent for who may, and where the plan has ended
 */
record SitePage(
        String path,
        String name,
        @Nullable String mark,
        boolean active,
        @Nullable Order switching,
        @Nullable String fixed,
        About about,
        boolean mayEdit,
        @Nullable String written,
        List<AddressRow> addresses,
        String shop,
        List<KeyCard> keys,
        List<PairingRow> pairings,
        @Nullable Code code,
        @Nullable Check check,
        boolean mayChange,
        boolean mayPair,
        boolean mayPrepare,
        boolean mayCheck,
        @Nullable String readOnly) {

    SitePage with(Code made) {
        return new SitePage(
                path,
                name,
                mark,
                active,
                switching,
                fixed,
                about,
                mayEdit,
                written,
                addresses,
                shop,
                keys,
                pairings,
                made,
                check,
                mayChange,
                mayPair,
                mayPrepare,
                mayCheck,
                readOnly);
    }

    SitePage with(Check made) {
        return new SitePage(
                path,
                name,
                mark,
                active,
                switching,
                fixed,
                about,
                mayEdit,
                written,
                addresses,
                shop,
                keys,
                pairings,
                code,
                made,
                mayChange,
                mayPair,
                mayPrepare,
                mayCheck,
                readOnly);
    }
}
