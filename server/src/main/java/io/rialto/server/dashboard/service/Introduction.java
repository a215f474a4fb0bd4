package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the service's own administrator must type, and the same as one text to send. No secret is in it.
 *
 * @param certificate whether there is one
 * @param steps what to do on the service's side, in order
 */
record Introduction(List<Value> values, boolean certificate, List<String> steps, String text) {

    /** @param spoken as in {@code Copy the entity ID} */
    record Value(String label, String value, String spoken, String meaning) {}

    private record Item(String attribute, String label, String meaning) {}

    private static final List<Item> ITEMS = List.of(
            new Item("entity_id", "Issuer, entity ID", "Who signs: the site’s name for itself."),
            new Item("sso_url", "Sign-in address", "Where the service sends a customer who wants to log in."),
            new Item("slo_url", "Sign-out address", "Where the service says that a customer logged out."),
            new Item(
                    "metadata_url",
                    "Metadata address",
                    "All of this in one place, for this service alone. Best of all: then key changes need no typing."),
            new Item("discovery_url", "Discovery address", "All of this in one place."),
            new Item("jwks_url", "Key set address", "The keys by which signatures are checked."),
            new Item("launch_url", "Launch link", "By which customers enter."),
            new Item("fingerprint_sha256", "Certificate, SHA-256", "To compare the certificate with."),
            new Item("fingerprint_sha1", "Certificate, SHA-1", "The same for older services."));

    static Introduction of(Thing service, List<String> steps) {
        List<Value> values = ITEMS.stream()
                .flatMap(item -> service.optional(item.attribute()).stream()
                        .map(value -> new Value(item.label(), value, "the " + item.label(), item.meaning())))
                .toList();
        boolean certificate = service.optional("certificate").isPresent();
        return new Introduction(values, certificate, steps, text(service, values, steps));
    }

    private static String text(Thing service, List<Value> values, List<String> steps) {
        List<String> lines = new ArrayList<>();
        lines.add("How to set up " + service.text("name") + " for single sign-on with our shop");
        lines.add("");
        for (int step = 0; step < steps.size(); step++) {
            lines.add((step + 1) + ". " + steps.get(step));
        }
        if (!steps.isEmpty()) {
            lines.add("");
        }
        lines.add(values.stream()
                .map(value -> value.label() + "\n  " + value.value())
                .collect(Collectors.joining("\n")));
        service.optional("certificate").ifPresent(pem -> lines.add("Certificate\n" + pem.strip()));
        return String.join("\n", lines) + "\n";
    }

    /** A preset's step with the site's own values in place of their names. */
    static String step(String step, Thing service, Thing site) {
        return Map.of("{issuer}", site.text("issuer"), "{service}", service.text("slug")).entrySet().stream()
                .reduce(step, (text, named) -> text.replace(named.getKey(), named.getValue()), (one, other) -> other)
                .replace("`", "")
                .replace("*", "");
    }
}
