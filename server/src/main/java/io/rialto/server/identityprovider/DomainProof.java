package io.rialto.server.identityprovider;

import io.rialto.server.dns.Answer;
import io.rialto.server.dns.Reply;
import io.rialto.server.dns.Resolvers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Looks whether a domain carries a provider's TXT value, at the domain itself or at a label of our own below it. */
@Component
class DomainProof {

    /** Where the value may be as well: a domain's own TXT records are often many and another department's. */
    static final String LABEL = "_rialto-challenge.";

    private static final int LONGEST_NAME = 253;
    private static final int SHOWN_VALUES = 3;
    private static final int SHOWN_LETTERS = 8;

    private final Resolvers resolvers;
    private final ProviderRows rows;
    private final TxtRecords records;
    private final Clock clock;

    DomainProof(Resolvers resolvers, ProviderRows rows, TxtRecords records, Clock clock) {
        this.resolvers = resolvers;
        this.rows = rows;
        this.records = records;
        this.clock = clock;
    }

    /** The names that may carry a domain's value; the first is the domain. */
    static List<String> names(Domain domain) {
        String label = LABEL + domain.name();
        return label.length() > LONGEST_NAME ? List.of(domain.name()) : List.of(domain.name(), label);
    }

    DomainCheck check(IdentityProvider provider, Domain domain) {
        List<String> names = names(domain);
        List<List<Answer>> answers = resolvers.txt(names);
        Tally tally = new Tally(IntStream.range(0, resolvers.count())
                .mapToObj(resolver -> Ballot.of(
                        answers.stream().map(of -> of.get(resolver).reply()).toList(),
                        provider.txtRecord(),
                        records.prefix()))
                .toList());
        return new DomainCheck(
                tally.outcome(values -> rows.isAnothers(values, provider.id())),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                tally.isVouchedFor(),
                tally.values().stream().limit(SHOWN_VALUES).map(this::shortened).toList(),
                witnesses(names, answers));
    }

    // Strangers wrote it: only what a value of ours may hold is shown, and only as much as tells them apart.
    private String shortened(String value) {
        String rest = value.substring(records.prefix().length()).replaceAll("[^A-Za-z0-9_-]", "?");
        return records.prefix() + (rest.length() <= SHOWN_LETTERS ? rest : rest.substring(0, SHOWN_LETTERS) + "…");
    }

    private static List<DomainCheck.Witness> witnesses(List<String> names, List<List<Answer>> answers) {
        List<DomainCheck.Witness> witnesses = new ArrayList<>();
        for (int name = 0; name < names.size(); name++) {
            for (Answer answer : answers.get(name)) {
                witnesses.add(witness(names.get(name), answer));
            }
        }
        return witnesses;
    }

    private static DomainCheck.Witness witness(String name, Answer answer) {
        String server = answer.server();
        return switch (answer.reply()) {
            case Reply.Found found ->
                new DomainCheck.Witness(
                        server,
                        name,
                        "found",
                        found.validated(),
                        found.texts().size(),
                        found.ttl().toSeconds());
            case Reply.NoData none -> new DomainCheck.Witness(server, name, "nodata", none.validated(), 0, 0);
            case Reply.NoName none -> new DomainCheck.Witness(server, name, "nxdomain", none.validated(), 0, 0);
            case Reply.Failed failed -> helpless(server, name, failed.how().toLowerCase(Locale.ROOT));
            case Reply.Silent _ -> helpless(server, name, "timeout");
            case Reply.Truncated _ -> helpless(server, name, "truncated");
            case Reply.Malformed _ -> helpless(server, name, "malformed");
        };
    }

    private static DomainCheck.Witness helpless(String server, String name, String said) {
        return new DomainCheck.Witness(server, name, said, false, 0, 0);
    }
}
