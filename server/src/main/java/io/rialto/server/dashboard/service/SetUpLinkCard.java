package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.service.ServiceRow.State;
import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Thing;
import io.rialto.server.signin.page.Words;
import java.util.List;
import java.util.Map;

/**
 * A set-up link, with what was proposed by it.
 *
 * @param open whether it is good
 * @param steps how far it is
 * @param watched whether the page looks by itself how far it is
 * @param tag of what is shown; what was proposed since is not accepted unseen
 * @param proposal what waits for somebody; empty: nothing
 */
record SetUpLinkCard(
        String id,
        State state,
        String words,
        boolean open,
        List<Stop> steps,
        boolean watched,
        String tag,
        List<Line> proposal) {

    /** A member of the service's definition, as it is and as it is proposed. */
    record Line(String name, String now, String proposed) {}

    /** A line of the checklist. */
    record Stop(String words, boolean done) {}

    static SetUpLinkCard of(Reply.Done link, Thing service) {
        Thing its = link.one();
        String state = its.text("state");
        boolean open = !state.equals("revoked") && !state.equals("expired");
        List<Stop> steps = steps(its.map("checklist"));
        return new SetUpLinkCard(
                its.id(),
                state(state),
                "made " + at(its, "created_at") + " · good until " + at(its, "expires_at"),
                open,
                steps,
                open && steps.stream().anyMatch(step -> !step.done()),
                link.tag(),
                state.equals("proposed") ? lines(its.map("proposal"), service) : List.of());
    }

    private static List<Stop> steps(Map<String, Object> checklist) {
        return List.of(
                new Stop("They opened the link", Boolean.TRUE.equals(checklist.get("opened"))),
                new Stop("They sent what you have to know", Boolean.TRUE.equals(checklist.get("given"))),
                new Stop("You accepted it", Boolean.TRUE.equals(checklist.get("accepted"))),
                new Stop("Customers can enter", Boolean.TRUE.equals(checklist.get("active"))));
    }

    private static List<Line> lines(Map<String, Object> proposal, Thing service) {
        Definition definition = Definition.of(service);
        String block = Definition.PREFIX + service.text("protocol") + "/";
        return proposal.entrySet().stream()
                .map(one -> new Line(
                        one.getKey(),
                        shown(definition.text(block + Definition.step(one.getKey()))),
                        shown(String.valueOf(one.getValue()))))
                .toList();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static State state(String state) {
        return switch (state) {
            case "proposed" -> new State("Waits for you", "bad");
            case "accepted" -> new State("Accepted", "good");
            case "revoked" -> new State("Taken back", "plain");
            case "expired" -> new State("Over", "plain");
            default -> new State("Waits for the service’s side", "plain");
        };
    }

    private static String at(Thing link, String attribute) {
        return link.instant(attribute).map(Words::of).orElse("–");
    }

    /** It may hold what somebody proposed: it has no text. */
    @Override
    public String toString() {
        return "SetUpLinkCard[" + id + "]";
    }
}
