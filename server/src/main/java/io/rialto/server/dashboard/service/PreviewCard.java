package io.rialto.server.dashboard.service;

import io.rialto.server.jsonapi.Thing;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a customer's launch.
 *
 * @param sentence how it would end
 * @param remedy what to do; absent when the customer enters
 * @param message decoded; absent when none would leave
 */
record PreviewCard(
        boolean enters,
        String sentence,
        @Nullable String remedy,
        String account,
        List<Told> told,
        List<String> unsent,
        String carried,
        @Nullable String message) {

    record Told(String name, String value, String from) {}

    static PreviewCard of(Thing preview) {
        return preview.text("outcome").equals("issued") ? issued(preview) : refused(preview);
    }

    /** None was made. */
    static PreviewCard none(String why) {
        return new PreviewCard(false, "No preview: " + why, null, "", List.of(), List.of(), "", null);
    }

    private static PreviewCard refused(Thing preview) {
        return new PreviewCard(
                false,
                "The customer would not enter, and reads: " + preview.text("customer_reads"),
                preview.optional("detail")
                                .filter(detail -> !detail.isBlank())
                                .map(detail -> "Because of " + detail + ". ")
                                .orElse("")
                        + preview.text("remedy"),
                "",
                List.of(),
                List.of(),
                "",
                null);
    }

    private static PreviewCard issued(Thing preview) {
        Map<String, Object> explanation = preview.map("explanation");
        return new PreviewCard(
                true,
                "The customer would enter.",
                null,
                account(preview),
                told(explanation),
                texts(explanation.get("not_sent")),
                preview.text("destination").isEmpty()
                        ? ""
                        : "The browser would carry it to " + preview.text("destination") + " by "
                                + preview.text("method") + ".",
                preview.optional("message").orElse(null));
    }

    private static String account(Thing preview) {
        String sentence = switch (preview.text("account")) {
            case "new" -> "It would be a first login: the service makes or finds an account.";
            case "known" -> "The service knows this customer already.";
            default -> "The service knew this customer by another name, and would make a second account.";
        };
        return preview.flag("address_shared")
                ? sentence + " Another customer entered with the same e-mail address before."
                : sentence;
    }

    private static List<Told> told(Map<String, Object> explanation) {
        Told subject = explanation.get("subject") instanceof Map<?, ?> its
                ? new Told("Name at the service", text(its, "value"), text(its, "from"))
                : new Told("Name at the service", "", "");
        List<Told> attributes = explanation.get("attributes") instanceof List<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<?, ?>) one)
                        .map(its -> new Told(
                                text(its, "name"), String.join(", ", texts(its.get("values"))), text(its, "from")))
                        .toList()
                : List.of();
        return Stream.concat(Stream.of(subject), attributes.stream()).toList();
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private static String text(Map<?, ?> members, String name) {
        return String.valueOf(members.get(name));
    }

    /** What is shown is a customer's: it has no text. */
    @Override
    public String toString() {
        return "PreviewCard[…]";
    }
}
