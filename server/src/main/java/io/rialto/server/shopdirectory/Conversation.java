package io.rialto.server.shopdirectory;

import io.rialto.server.json.StrictJson;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Answer.Cause;
import io.rialto.server.outbound.Answer.Failed;
import io.rialto.server.outbound.Answer.Refused;
import io.rialto.server.outbound.Call;
import io.rialto.server.outbound.Outbound;
import io.rialto.server.shopdirectory.Lookup.Broken;
import io.rialto.server.shopdirectory.Lookup.Missed;
import io.rialto.server.shopdirectory.Lookup.SignatureRefused;
import io.rialto.server.shopdirectory.Lookup.Unreachable;
import io.rialto.server.shopdirectory.Lookup.Why;
import io.rialto.server.shopdirectory.Signature.Parameter;
import io.rialto.server.site.DirectoryAccess.Bearer;
import io.rialto.server.site.DirectoryAccess.OAuth;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions of one lookup. They all must be answered by its deadline. */
final class Conversation {

    private static final int LARGEST = 512 * 1024;

    private final Shop shop;
    private final Outbound outbound;
    private final Circuit circuit;
    private final Shelf shelf;
    private final Instant deadline;

    Conversation(Shop shop, Outbound outbound, Circuit circuit, Shelf shelf, Instant deadline) {
        this.shop = shop;
        this.outbound = outbound;
        this.circuit = circuit;
        this.shelf = shelf;
        this.deadline = deadline;
    }

    /** As {@link #ask}, unless it was asked a moment ago. For what is no customer's. */
    Reply recall(String what, String path) {
        URI url = shop.at(path, List.of());
        return shelf.of(url).<Reply>map(known -> known).orElseGet(() -> {
            Reply reply = ask(what, path, List.of());
            if (reply instanceof Reply.Good good) {
                shelf.put(url, good);
            }
            return reply;
        });
    }

    /** @throws Halt when there is no answer that can be used */
    Reply ask(String what, String path, List<Parameter> query) {
        circuit.refusal().ifPresent(open -> {
            throw new Halt(open);
        });
        if (shop.clock().instant().isAfter(deadline)) {
            throw new Halt(new Unreachable(Why.TOO_SLOW));
        }
        URI url = shop.at(path, query);
        Call call =
                Call.get(url).with("Authorization", authorization(url, query)).upTo(LARGEST);
        return switch (outbound.send(call)) {
            case Answered answered -> read(what, answered);
            case Refused _ -> throw new Halt(new Unreachable(Why.NOT_ALLOWED));
            case Failed(Cause cause) -> throw failed(cause);
        };
    }

    private String authorization(URI url, List<Parameter> query) {
        return switch (shop.access().credentials()) {
            case Bearer(String token) -> "Bearer " + token;
            case OAuth oauth ->
                new Signature(oauth, shop.nonce(), shop.clock().instant().getEpochSecond()).header(url, query);
        };
    }

    private Halt failed(Cause cause) {
        return switch (cause) {
            case BUSY -> new Halt(new Unreachable(Why.BUSY));
            case UNKNOWN_HOST -> noted(new Unreachable(Why.UNKNOWN_HOST));
            case UNREACHABLE -> noted(new Unreachable(Why.SILENT));
            case TLS -> noted(new Unreachable(Why.TLS));
            case TOO_SLOW -> noted(new Unreachable(Why.TOO_SLOW));
            case TOO_LARGE -> noted(new Broken("sends more than can be read"));
            case ENCODED, BROKEN -> noted(new Broken("sends something that is no plain HTTP"));
        };
    }

    private Halt noted(Missed how) {
        circuit.failed(how);
        return new Halt(how);
    }

    private Reply read(String what, Answered answered) {
        int status = answered.status();
        Optional<Entity> entity = parsed(what, answered.body());
        if (entity.isEmpty() || (status != 200 && status != 400 && status != 401 && status != 404)) {
            throw noted(new Broken("answers " + status
                    + (status / 100 == 3
                            ? ", a redirect: base_url must be the address that the shop itself uses"
                            : ", and not as Magento's API does")));
        }
        circuit.answered();
        return switch (status) {
            case 200 -> new Reply.Good(entity.get());
            case 401 -> denied(entity.get());
            case 404 -> nothing(entity.get());
            default -> throw Halt.broken("answers 400: it does not understand the request");
        };
    }

    // Lists come without an object around them.
    private static Optional<Entity> parsed(String what, String body) {
        String text = body.stripLeading().startsWith("[") ? "{\"items\":" + body + "}" : body;
        return StrictJson.document(text).map(members -> new Entity(what, members));
    }

    private static Reply denied(Entity error) {
        Map<String, Object> parameters = error.members().get("parameters") instanceof Map<?, ?>
                ? error.object("parameters").members()
                : Map.of();
        if (parameters.get("resources") instanceof String named) {
            return new Reply.Denied(named.matches("[A-Za-z0-9_:, ]{1,200}") ? named : "that it names");
        }
        throw new Halt(new SignatureRefused());
    }

    /** Both 404s of Magento; another one is another server's. */
    private static Reply nothing(Entity error) {
        String message = error.text("message").orElse("");
        if (message.startsWith("No such entity") || message.equals("Request does not match any route.")) {
            return new Reply.Nothing();
        }
        throw Halt.broken("answers 404, and not as Magento's API does: check base_url");
    }
}
