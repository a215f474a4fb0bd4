package io.rialto.server.dns;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** One witness: a server, or several that stand in for each other. */
final class Resolver {

    static final Reply TOO_MANY_ALIASES = new Reply.Failed("too many aliases");

    private static final int MOST_ALIASES = 8;

    private final List<Server> servers;

    Resolver(List<InetSocketAddress> servers, Patience patience) {
        this.servers =
                servers.stream().map(server -> new Server(server, patience)).toList();
    }

    Answer txt(String name) {
        Answer last = new Answer("none", new Reply.Silent());
        for (Server server : servers) {
            last = new Answer(server.name(), followed(server, name));
            if (!isHelpless(last.reply())) {
                return last;
            }
        }
        return last;
    }

    private static boolean isHelpless(Reply reply) {
        return switch (reply) {
            case Reply.Found _, Reply.NoData _, Reply.NoName _ -> false;
            case Reply.Failed _, Reply.Silent _, Reply.Truncated _, Reply.Malformed _ -> true;
        };
    }

    // A resolver follows aliases itself; a server that answers for its own zones only leaves it to us.
    private static Reply followed(Server server, String text) {
        Name name = absolute(text);
        Set<Name> seen = new HashSet<>();
        while (seen.add(name) && seen.size() <= MOST_ALIASES) {
            switch (server.ask(name)) {
                case Server.Said.Last last -> {
                    return last.reply();
                }
                case Server.Said.Alias alias -> name = alias.target();
            }
        }
        return TOO_MANY_ALIASES;
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a domain name", e);
        }
    }
}
