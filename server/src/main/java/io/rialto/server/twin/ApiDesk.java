package io.rialto.server.twin;

import io.rialto.server.externalservice.AccountApi.Find;
import io.rialto.server.externalservice.AccountApi.Make;
import io.rialto.server.twin.ApiCall.Reply;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service's own API while one customer comes: it looks at each call as the vendor does, and answers as the vendor does. Whatever came, it
 * throws nothing. For one thread.
 */
public final class ApiDesk {

    private static final int MOST = 8;
    private static final int PASS_BYTES = 32;

    private final ApiContract contract;
    private final ApiMood mood;
    private final SecureRandom random;
    private final Checklist checks = new Checklist();
    private int searches;
    private int creations;
    private boolean found;
    private String account = "";
    private @Nullable String sought;
    private Map<String, List<String>> told = Map.of();

    ApiDesk(ApiContract contract, ApiMood mood, SecureRandom random) {
        this.contract = contract;
        this.mood = mood;
        this.random = random;
    }

    /** What it says to a call. */
    public Reply answer(ApiCall call) {
        Find find = contract.api().find();
        boolean searching = find != null && "GET".equals(call.method());
        if (searching) {
            searches++;
        } else {
            creations++;
        }
        if (calls() > MOST) {
            return Reply.no(429);
        }
        if (mood instanceof ApiMood.Saying(int status)) {
            return Reply.no(status);
        }
        return find != null && searching
                ? search(find, call)
                : make(contract.api().make(), call);
    }

    /** What is to be kept of it; nothing when nobody called. */
    public Optional<ApiTalk> talk() {
        return calls() == 0 ? Optional.empty() : Optional.of(new ApiTalk(checks.made(), account, found, told));
    }

    int calls() {
        return searches + creations;
    }

    int creations() {
        return creations;
    }

    boolean passed() {
        return checks.passed();
    }

    private Reply search(Find find, ApiCall call) {
        ApiReading reading = new ApiReading(contract, searches == 1 ? "Search" : "Search again", checks);
        Optional<Reply> fault = reading.door("GET", find.url(), call);
        if (fault.isPresent()) {
            return fault.get();
        }
        Optional<Map<String, String>> asked = reading.search(find, call);
        if (asked.isEmpty()) {
            return Reply.no(400);
        }
        sought = asked.get().entrySet().stream()
                .filter(parameter -> ApiReading.isEmail(parameter.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        return known() ? known(find) : Reply.of(200, Pointers.without(find.answer()));
    }

    private boolean known() {
        return switch (mood) {
            case ApiMood.Usual(boolean knows) -> knows && (sought == null || sought.equalsIgnoreCase(contract.email()));
            case ApiMood.Overtaken overtaken -> creations > 0;
            case ApiMood.Mistaken mistaken -> true;
            case ApiMood.Naming naming -> true;
            case ApiMood.Saying saying -> false;
        };
    }

    private Reply known(Find find) {
        boolean mistaken = mood instanceof ApiMood.Mistaken;
        String email = mistaken ? "somebody.else@example.test" : sought == null ? contract.email() : sought;
        found = true;
        account = mistaken ? contract.otherNumber() : next();
        told = Map.of("email", List.of(email));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(find.answer(), shown());
        String confirm = find.confirm();
        if (confirm != null) {
            values.put(confirm, email);
        }
        return Reply.of(200, Pointers.with(values));
    }

    private Reply make(Make make, ApiCall call) {
        ApiReading reading =
                new ApiReading(contract, contract.api().find() == null ? "Account" : "New account", checks);
        Optional<Reply> fault = reading.door("POST", make.url(), call);
        if (fault.isPresent()) {
            return fault.get();
        }
        Optional<Map<String, Object>> members = reading.members(make, call);
        if (members.isEmpty()) {
            return Reply.no(400);
        }
        Map<String, List<String>> said = Values.texts(members.get());
        if (!reading.told(make, said, sought)) {
            return Reply.no(422);
        }
        if (mood instanceof ApiMood.Overtaken(int status)) {
            return Reply.no(status);
        }
        account = next();
        Map<String, List<String>> kept = new LinkedHashMap<>(said);
        kept.remove(make.target() == null ? "" : make.target());
        told = kept;
        return Reply.of(200, Pointers.with(Map.of(make.answer(), shown())));
    }

    /** The account's number, or a word that logs in once. */
    private String next() {
        if (mood instanceof ApiMood.Naming(String its)) {
            return its;
        }
        if (contract.pages() == null) {
            return contract.number();
        }
        byte[] bytes = new byte[PASS_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Object shown() {
        if (mood instanceof ApiMood.Naming(String its)) {
            return its;
        }
        return contract.pages() == null
                ? (Object) Long.valueOf(account)
                : contract.pages() + "?" + PassTwin.PASS + "=" + account;
    }
}
