package io.rialto.server.dns;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A name server, asked over UDP, then over TCP when the answer does not fit. */
final class Server {

    // What crosses every network in one piece (dnsflagday.net/2020).
    private static final int UDP_BYTES = 1232;

    private final InetSocketAddress address;
    private final Patience patience;

    Server(InetSocketAddress address, Patience patience) {
        this.address = address;
        this.patience = patience;
    }

    /** What it said of one name. */
    sealed interface Said {

        /** This, and there is nothing further to ask. */
        record Last(Reply reply) implements Said {}

        /** It is another name for this one, of which it does not say anything. */
        record Alias(Name target) implements Said {}
    }

    String name() {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }

    Said ask(Name name) {
        Said said = new Said.Last(new Reply.Silent());
        for (int attempt = 0; attempt < patience.tries(); attempt++) {
            said = once(name);
            if (!isWorthAnotherTry(said)) {
                return said;
            }
        }
        return said;
    }

    private static boolean isWorthAnotherTry(Said said) {
        return switch (said) {
            case Said.Alias _ -> false;
            case Said.Last last -> last.reply() instanceof Reply.Silent || last.reply() instanceof Reply.Malformed;
        };
    }

    private Said once(Name name) {
        Record question = Record.newRecord(name, Type.TXT, DClass.IN);
        Said overUdp = exchange(question, false);
        return overUdp instanceof Said.Last last && last.reply() instanceof Reply.Truncated
                ? overTcp(question)
                : overUdp;
    }

    private Said overTcp(Record question) {
        Said said = exchange(question, true);
        boolean none = said instanceof Said.Last last && last.reply() instanceof Reply.Silent;
        return none ? new Said.Last(new Reply.Truncated()) : said;
    }

    private Said exchange(Record question, boolean tcp) {
        Message query = Message.newQuery(question);
        // RFC 6840 §5.7: whoever sets it wants to know whether DNSSEC vouches for the answer.
        query.getHeader().setFlag(Flags.AD);
        try {
            Message answer = resolver(tcp)
                    .sendAsync(query)
                    .toCompletableFuture()
                    .get(patience.each().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return Reading.of(question, answer);
        } catch (ExecutionException e) {
            return new Said.Last(replyTo(e.getCause()));
        } catch (TimeoutException e) {
            return new Said.Last(new Reply.Silent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Said.Last(new Reply.Silent());
        }
    }

    private SimpleResolver resolver(boolean tcp) {
        SimpleResolver resolver = new SimpleResolver(address);
        resolver.setTimeout(patience.each());
        resolver.setTCP(tcp);
        // Ours to notice: it is an outcome of its own when TCP does not work either.
        resolver.setIgnoreTruncation(true);
        resolver.setEDNS(0, UDP_BYTES, 0);
        return resolver;
    }

    private static Reply replyTo(@Nullable Throwable fault) {
        return switch (fault) {
            case CompletionException wrapped -> replyTo(wrapped.getCause());
            case SocketTimeoutException _, PortUnreachableException _, ConnectException _ -> new Reply.Silent();
            case IOException other when isTimeout(other) -> new Reply.Silent();
            case null, default -> new Reply.Malformed();
        };
    }

    private static boolean isTimeout(IOException fault) {
        String message = fault.getMessage();
        return message != null && message.startsWith("Timed out");
    }
}
