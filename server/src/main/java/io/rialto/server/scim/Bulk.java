package io.rialto.server.scim;

import io.rialto.server.outbound.Call.Method;
import io.rialto.server.scim.Directory.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Makes many accounts in few requests (RFC 7644 §3.7). What is there already, or is objected to, goes the usual way, one by one. */
final class Bulk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    /** Characters in one request: less than any service's limit that we know. */
    private static final int MOST_CHARACTERS = 200_000;

    private final Conversation conversation;
    private final Features features;
    private final Directory directory;
    private final Keeping keeping;

    Bulk(Conversation conversation, Features features) {
        this.conversation = conversation;
        this.features = features;
        this.directory = new Directory(conversation, features);
        this.keeping = new Keeping(conversation, features);
    }

    /** An outcome for each, in order. */
    List<Outcome> keep(List<Wanted> wanted) {
        Map<Integer, Outcome> outcomes = new HashMap<>();
        if (features.bulk() > 1) {
            create(missing(wanted), outcomes);
        }
        List<Outcome> all = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            Outcome done = outcomes.get(at);
            all.add(done != null ? done : keeping.keep(wanted.get(at)));
        }
        return all;
    }

    private Map<Integer, Wanted> missing(List<Wanted> wanted) {
        Map<Integer, Wanted> missing = new LinkedHashMap<>();
        for (int at = 0; at < wanted.size(); at++) {
            Wanted one = wanted.get(at);
            if (directory.find(one.externalId(), Optional.ofNullable(one.knownId())) instanceof Place.Nowhere) {
                missing.put(at, one);
            }
        }
        return missing;
    }

    private void create(Map<Integer, Wanted> missing, Map<Integer, Outcome> outcomes) {
        List<Object> operations = new ArrayList<>();
        int characters = 0;
        for (Map.Entry<Integer, Wanted> one : missing.entrySet()) {
            Map<String, Object> operation = new LinkedHashMap<>();
            operation.put("method", "POST");
            operation.put("path", "/" + Directory.USERS);
            operation.put("bulkId", one.getKey().toString());
            operation.put("data", Differences.post(one.getValue()));
            int length = JSON.writeValueAsString(operation).length();
            if (operations.size() >= features.bulk() || (characters + length > MOST_CHARACTERS && characters > 0)) {
                send(operations, outcomes);
                operations = new ArrayList<>();
                characters = 0;
            }
            operations.add(operation);
            characters += length;
        }
        if (!operations.isEmpty()) {
            send(operations, outcomes);
        }
    }

    private void send(List<Object> operations, Map<Integer, Outcome> outcomes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(SCHEMA));
        body.put("Operations", operations);
        Request request = Request.of(Method.POST, "Bulk", body);
        // Whatever else comes back: each one is looked for again, and made by itself if it is not there.
        if (conversation.ask(request) instanceof Reply.Good good
                && Members.of(good.members(), "Operations").orElse(null) instanceof List<?> answers) {
            answers.forEach(answer -> note(Members.object(answer), outcomes));
        }
    }

    private static void note(Map<String, Object> answer, Map<Integer, Outcome> outcomes) {
        boolean made = Members.of(answer, "status")
                .map(Object::toString)
                .filter(status -> status.equals("201") || status.equals("200"))
                .isPresent();
        Optional<Integer> at = Members.text(answer, "bulkId")
                .filter(id -> id.matches("\\d{1,6}"))
                .map(Integer::valueOf);
        // §3.7.3: the location is always there, the account need not be.
        Optional<String> id = Members.text(answer, "location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .flatMap(last -> Resource.of(Map.of("id", last), Optional.empty()))
                .map(Resource::id);
        if (made && at.isPresent() && id.isPresent()) {
            outcomes.put(at.get(), new Outcome.Created(id.get(), 201));
        }
    }
}
