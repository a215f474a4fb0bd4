package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts accounts into groups, and takes them out. */
final class Groups {

    private static final String GROUPS = "Groups";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

    private final Conversation conversation;
    private final Search groups;
    private final Writing writing;

    Groups(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.groups = new Search(conversation, features, GROUPS);
        this.writing = new Writing(conversation, features);
    }

    Outcome join(String account, Set<String> in, Set<String> out) {
        Outcome sum = new Outcome.Unchanged(account, 200);
        for (String name : in) {
            Outcome one = change(account, name, true);
            if (!isDone(one)) {
                return one;
            }
            sum = one instanceof Outcome.Changed ? one : sum;
        }
        for (String name : out) {
            Outcome one = change(account, name, false);
            if (!isDone(one)) {
                return one;
            }
            sum = one instanceof Outcome.Changed ? one : sum;
        }
        return sum;
    }

    private static boolean isDone(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _, Outcome.Changed _, Outcome.Unchanged _, Outcome.Gone _ -> true;
            case Outcome.Refused _, Outcome.Later _ -> false;
        };
    }

    private Outcome change(String account, String name, boolean in) {
        Search.Found found = groups.all(
                Filter.equal("displayName", name),
                group -> Members.text(group.members(), "displayName")
                        .filter(name::equals)
                        .isPresent());
        return switch (found) {
            case Search.Found.Failed(Outcome outcome) -> outcome;
            case Search.Found.These(List<Resource> these, int status) ->
                switch (these.size()) {
                    case 0 -> in ? create(account, name) : new Outcome.Unchanged(account, status);
                    case 1 -> changed(these.getFirst(), account, in, status);
                    default -> new Outcome.Refused(Reason.AMBIGUOUS, status);
                };
        };
    }

    private Outcome create(String account, String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(GROUP));
        body.put("displayName", name);
        body.put("members", List.of(Map.of("value", account)));
        return switch (conversation.ask(Request.of(Method.POST, GROUPS, body))) {
            case Reply.Good good -> new Outcome.Changed(account, good.status());
            // Another task made it meanwhile: found at the next try.
            case Reply.Objected objected
            when objected.status() == 409 ->
                new Outcome.Later(Reason.CHANGED_MEANWHILE, objected.status(), Optional.empty());
            case Reply.Objected objected -> objected.outcome();
            case Reply.Nothing nothing -> nothing.outcome();
        };
    }

    private Outcome changed(Resource group, String account, boolean in, int status) {
        Optional<List<Object>> members = members(group);
        boolean isIn = members.filter(list -> list.stream().anyMatch(one -> isMember(one, account)))
                .isPresent();
        // A service may leave the members out of a list: then it is told in any case.
        if (members.isPresent() && isIn == in) {
            return new Outcome.Unchanged(account, status);
        }
        Object operation = in
                ? Differences.operation("add", "members", List.of(Map.of("value", account)))
                : Differences.operation(
                        "remove", "members[" + Filter.equal("value", account).text() + "]", null);
        Outcome outcome =
                writing.write(GROUPS, group, Differences.patch(List.of(operation)), () -> whole(group, account, in));
        return outcome instanceof Outcome.Changed(String id, int code) ? new Outcome.Changed(account, code) : outcome;
    }

    private static Map<String, Object> whole(Resource group, String account, boolean in) {
        List<Object> members = new ArrayList<>(members(group).orElse(List.of()));
        members.removeIf(one -> isMember(one, account));
        if (in) {
            members.add(Map.of("value", account));
        }
        Map<String, Object> whole = new LinkedHashMap<>(group.members());
        Members.put(whole, "members", members);
        return whole;
    }

    private static Optional<List<Object>> members(Resource group) {
        return Members.of(group.members(), "members")
                .filter(List.class::isInstance)
                .map(list -> List.copyOf((List<?>) list));
    }

    private static boolean isMember(Object member, String account) {
        return Members.text(Members.object(member), "value")
                .filter(account::equals)
                .isPresent();
    }
}
