package io.rialto.server.twin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whoever brings the word that the service's own API gave for a customer.
 *
 * @param contract of that API
 * @param talk in which it was given; absent: nobody asked
 */
public record PassTwin(ApiContract contract, @Nullable ApiTalk talk) implements Twin {

    /** Where the word is. */
    static final String PASS = "pass";

    @Override
    public Judgement judge(Parcel parcel, Instant now) {
        Checklist checks = new Checklist();
        checks.same("How it comes", "GET", parcel.method());
        String came = parcel.field(PASS);
        String given = talk == null ? "" : talk.account();
        boolean its = !given.isEmpty() && Macs.same(given, came);
        // It is good once, and shown never.
        checks.holds(
                "What logs the customer in (" + PASS + ")",
                "what the API answered for this customer",
                its ? "it is" : came.isEmpty() ? "nothing" : "something else",
                its);
        return talk == null
                ? checks.refused()
                : checks.judged(
                        Persons.of(talk.told(), contract.api().make().told().required()));
    }
}
