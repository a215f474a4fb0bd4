package io.rialto.server.api;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.key.Order;
import io.rialto.server.key.SiteKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The triggers of signing keys, and the order that each one gives. */
final class SigningKeyOrders {

    private static final int UUID_LENGTH = 36;

    /** Of the key alone: written as true. */
    private record Plain(String sentence, Order order) {}

    /** Of a service: written as its id. */
    private record Of(String sentence, Function<ServiceId, Order> order) {}

    /** @param trigger where what is against the order is told */
    record Named(String trigger, Order order) {}

    private static final Map<String, Plain> PLAIN = new LinkedHashMap<>();
    private static final Map<String, Of> FOR = new LinkedHashMap<>();

    static {
        PLAIN.put(
                "_promote",
                new Plain("The next key signs from now on, unless something is against it.", new Order.Promote(false)));
        PLAIN.put(
                "_promote_anyway",
                new Plain(
                        "The same, although services may refuse what it signs: customers cannot enter those.",
                        new Order.Promote(true)));
        PLAIN.put(
                "_roll_back",
                new Plain(
                        "To the current key: the one that signed before signs again, while it is still published.",
                        new Order.RollBack()));
        PLAIN.put(
                "_retire",
                new Plain(
                        "A next or previous key is not published any more, and its private half is destroyed.",
                        new Order.Retire()));
        FOR.put("_confirm_for", new Of("The service of this id trusts the next key.", Order.Confirm::new));
        FOR.put("_unconfirm_for", new Of("Takes back what was said of the service of this id.", Order.Unconfirm::new));
        FOR.put(
                "_canary_for",
                new Of(
                        "Launches into the service of this id are signed with the next key already.",
                        Order.BeginCanary::new));
        FOR.put(
                "_canary_passed_for",
                new Of(
                        "A launch into the service of this id, signed with the next key, arrived.",
                        Order.PassCanary::new));
        FOR.put("_end_canary_for", new Of("Ends the canary of the service of this id.", Order.EndCanary::new));
    }

    private SigningKeyOrders() {}

    static Schema.Builder<SiteKey> described(Schema.Builder<SiteKey> schema) {
        PLAIN.forEach((name, plain) -> schema.trigger(name, plain.sentence()));
        FOR.forEach((name, of) ->
                schema.triggerFor(Attribute.text(name).atMost(UUID_LENGTH).saying(of.sentence())));
        return schema;
    }

    /** All that are given. */
    static List<String> named(Given given) {
        List<String> named = new ArrayList<>();
        PLAIN.keySet().stream().filter(given::triggered).forEach(named::add);
        FOR.keySet().stream().filter(given::has).forEach(named::add);
        return named;
    }

    static List<Fault> faults(Given given) {
        List<String> named = named(given);
        List<Fault> faults = new ArrayList<>();
        named.stream()
                .skip(1)
                .forEach(name -> faults.add(Fault.of(name, "can't go together with " + named.getFirst(), "exclusion")));
        FOR.keySet().stream()
                .filter(given::has)
                .filter(name -> service(given, name).isEmpty())
                .forEach(name -> faults.add(Fault.of(name, "must be the id of one of the site's services", "invalid")));
        return faults;
    }

    /** The order that is given, of a given without faults. */
    static Optional<Named> of(Given given) {
        return named(given).stream()
                .findFirst()
                .map(name -> new Named(
                        name,
                        Optional.ofNullable(PLAIN.get(name))
                                .map(Plain::order)
                                .orElseGet(() -> ofService(given, name))));
    }

    private static Order ofService(Given given, String name) {
        return Optional.ofNullable(FOR.get(name))
                .orElseThrow()
                .order()
                .apply(service(given, name).orElseThrow());
    }

    private static Optional<ServiceId> service(Given given, String name) {
        return Ids.of(given.required(name), UUID::fromString).map(ServiceId::new);
    }
}
