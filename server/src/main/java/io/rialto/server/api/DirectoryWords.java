package io.rialto.server.api;

import io.rialto.server.shopdirectory.Lookup;
import io.rialto.server.site.DirectoryAccess;
import io.rialto.server.site.DirectoryAccess.Bearer;
import io.rialto.server.site.DirectoryAccess.OAuth;
import org.jspecify.annotations.Nullable;

/** What the API calls things of the shop's directory. */
final class DirectoryWords {

    private DirectoryWords() {}

    static String of(Lookup.Missed missed) {
        return switch (missed) {
            case Lookup.NoSuchCustomer _ -> "no_such_customer";
            case Lookup.SeveralCustomers _ -> "several_customers";
            case Lookup.NotSetUp _ -> "not_set_up";
            case Lookup.NotPermitted _ -> "not_permitted";
            case Lookup.SignatureRefused _ -> "signature_refused";
            case Lookup.Unreachable _ -> "unreachable";
            case Lookup.Broken _ -> "broken";
            case Lookup.CircuitOpen _ -> "circuit_open";
        };
    }

    static String of(@Nullable DirectoryAccess access) {
        return switch (access == null ? null : access.credentials()) {
            case null -> "none";
            case OAuth _ -> "oauth";
            case Bearer _ -> "bearer";
        };
    }
}
