package io.rialto.server.identityprovider;

import io.rialto.server.dns.Reply;
import java.util.List;
import java.util.Optional;

/** What one resolver says of one domain, with regard to the value that it should carry. */
sealed interface Ballot {

    /** The value is there. */
    record Carries(boolean dnssec) implements Ballot {}

    /** The domain does not exist. */
    record NoDomain() implements Ballot {}

    /** The domain is there, and carries no value of ours. */
    record Nothing() implements Ballot {}

    /** It carries these values of ours instead. */
    record Other(List<String> values) implements Ballot {}

    /** It could not tell. */
    record Unanswered(Outcome why) implements Ballot {}

    /**
     * Reads what a resolver said of the names that may carry the value, the domain itself first. It is enough that one of them does;
     * that it is missing takes an answer about each.
     */
    static Ballot of(List<Reply> replies, String wanted, String prefix) {
        Optional<Ballot> carries = replies.stream()
                .filter(reply -> texts(reply).contains(wanted))
                .<Ballot>map(reply -> new Carries(reply instanceof Reply.Found found && found.validated()))
                .findFirst();
        Optional<Ballot> helpless = replies.stream()
                .flatMap(reply -> fault(reply).stream())
                .findFirst()
                .map(Unanswered::new);
        return carries.or(() -> helpless).orElseGet(() -> missing(replies, prefix));
    }

    private static Ballot missing(List<Reply> replies, String prefix) {
        List<String> values = replies.stream()
                .flatMap(reply -> texts(reply).stream())
                .filter(text -> text.startsWith(prefix))
                .distinct()
                .toList();
        if (!values.isEmpty()) {
            return new Other(values);
        }
        return replies.getFirst() instanceof Reply.NoName ? new NoDomain() : new Nothing();
    }

    private static List<String> texts(Reply reply) {
        return reply instanceof Reply.Found found
                ? found.texts().stream().map(String::strip).toList()
                : List.of();
    }

    private static Optional<Outcome> fault(Reply reply) {
        return switch (reply) {
            case Reply.Found _, Reply.NoData _, Reply.NoName _ -> Optional.empty();
            case Reply.Failed _, Reply.Malformed _ -> Optional.of(Outcome.SERVER_FAILURE);
            case Reply.Silent _ -> Optional.of(Outcome.NO_ANSWER);
            case Reply.Truncated _ -> Optional.of(Outcome.TRUNCATED);
        };
    }
}
