package io.rialto.server.dns;

import io.rialto.server.dns.Server.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Reads a server's message for what it says of the question, and of nothing else. */
final class Reading {

    private Reading() {}

    static Said of(Record question, Message message) {
        if (!message.getHeader().getFlag(Flags.QR)
                || message.getHeader().getOpcode() != Opcode.QUERY
                || !question.equals(message.getQuestion())) {
            return last(new Reply.Malformed());
        }
        if (message.getHeader().getFlag(Flags.TC)) {
            return last(new Reply.Truncated());
        }
        boolean validated = message.getHeader().getFlag(Flags.AD);
        return switch (message.getRcode()) {
            case Rcode.NOERROR -> answer(question.getName(), message, validated);
            case Rcode.NXDOMAIN -> last(new Reply.NoName(validated));
            default -> last(new Reply.Failed(Rcode.string(message.getRcode())));
        };
    }

    private static Said answer(Name asked, Message message, boolean validated) {
        Name name = target(asked, message.getSection(Section.ANSWER));
        List<TXTRecord> records = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getName().equals(name))
                .filter(TXTRecord.class::isInstance)
                .map(TXTRecord.class::cast)
                .toList();
        if (records.isEmpty()) {
            return nothing(asked, name, message, validated);
        }
        return last(new Reply.Found(
                records.stream().map(Reading::text).toList(),
                validated,
                Duration.ofSeconds(
                        records.stream().mapToLong(Record::getTTL).min().orElse(0))));
    }

    private static Said nothing(Name asked, Name name, Message message, boolean validated) {
        // RFC 2308 §2.2: a start of authority says that the name at the end of the aliases has no such record.
        if (hasAuthority(message, Type.SOA)) {
            return last(new Reply.NoData(validated));
        }
        if (hasAlias(name, message)) {
            return last(Resolver.TOO_MANY_ALIASES);
        }
        if (!name.equals(asked)) {
            return new Said.Alias(name);
        }
        // It knows who might know, which is no answer.
        boolean referral =
                hasAuthority(message, Type.NS) && !message.getHeader().getFlag(Flags.AA);
        return last(referral ? new Reply.Failed("referral") : new Reply.NoData(validated));
    }

    private static boolean hasAuthority(Message message, int type) {
        return message.getSection(Section.AUTHORITY).stream().anyMatch(record -> record.getType() == type);
    }

    // Where the aliases end there is none but in a circle.
    private static boolean hasAlias(Name name, Message message) {
        return message.getSection(Section.ANSWER).stream()
                .anyMatch(record ->
                        record instanceof CNAMERecord && record.getName().equals(name));
    }

    private static Name target(Name asked, List<Record> answers) {
        Name name = asked;
        List<CNAMERecord> aliases = answers.stream()
                .filter(CNAMERecord.class::isInstance)
                .map(CNAMERecord.class::cast)
                .collect(Collectors.toCollection(ArrayList::new));
        while (true) {
            Name from = name;
            CNAMERecord alias = aliases.stream()
                    .filter(record -> record.getName().equals(from))
                    .findFirst()
                    .orElse(null);
            if (alias == null) {
                return name;
            }
            // Each is followed once, so that a circle ends.
            aliases.remove(alias);
            name = alias.getTarget();
        }
    }

    // RFC 7208 §3.3 and all who use TXT so: the strings of one record are one text.
    private static String text(TXTRecord record) {
        StringBuilder text = new StringBuilder();
        for (Object string : record.getStringsAsByteArrays()) {
            text.append(new String((byte[]) string, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static Said last(Reply reply) {
        return new Said.Last(reply);
    }
}
