package io.rialto.server.enrolment;

import io.rialto.server.enrolment.Enrolled.Account;
import io.rialto.server.enrolment.Enrolled.Busy;
import io.rialto.server.enrolment.Enrolled.Declined;
import io.rialto.server.enrolment.Enrolled.Unanswered;
import io.rialto.server.enrolment.Question.When;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.AccountApi.Find;
import io.rialto.server.externalservice.AccountApi.Make;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.outbound.Answer;
import io.rialto.server.outbound.Answer.Answered;
import io.rialto.server.outbound.Call;
import io.rialto.server.release.Release.Released;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said to an API about one customer: is there an account, else make one, and if somebody else just made it, which is it. */
final class Conversation {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Headers that hold a secret even where the configuration wrote it out. */
    private static final Pattern SECRETIVE =
            Pattern.compile("auth|token|key|secret|cookie|password", Pattern.CASE_INSENSITIVE);

    private final Line line;
    private final ExternalService service;
    private final AccountApi api;
    private final Secret secret;

    Conversation(Line line, ExternalService service, AccountApi api, Secret secret) {
        this.line = line;
        this.service = service;
        this.api = api;
        this.secret = secret;
    }

    /** @param parameters of the search */
    record Subject(@Nullable String email, Map<String, String> parameters, Released told, Optional<String> target) {

        @Override
        public String toString() {
            return "Subject";
        }
    }

    /** What one call came to. */
    private sealed interface Step {

        record End(Enrolled enrolled) implements Step {}

        /** The API knows no such account. */
        record Nobody() implements Step {}

        /** The API has such an account already. */
        record Taken(int status) implements Step {}
    }

    Enrolled about(Subject subject) {
        Find find = api.find();
        if (find == null) {
            return ended(made(subject));
        }
        return switch (found(find, subject)) {
            case Step.End(Enrolled enrolled) -> enrolled;
            case Step.Taken taken -> ended(taken);
            case Step.Nobody() ->
                switch (made(subject)) {
                    case Step.Taken(int status) -> ended(found(find, subject));
                    case Step.End end -> ended(end);
                    case Step.Nobody nobody -> ended(nobody);
                };
        };
    }

    private static Enrolled ended(Step step) {
        return switch (step) {
            case Step.End(Enrolled enrolled) -> enrolled;
            case Step.Nobody() -> new Declined("account=not_found");
            case Step.Taken(int status) -> new Declined("status=" + status);
        };
    }

    /** What would be asked, in order, without the secret; nobody is called. */
    List<Question> questions(Subject subject) {
        List<Question> questions = new ArrayList<>();
        Find find = api.find();
        if (find != null) {
            questions.add(Question.of(When.ALWAYS, asking(find, subject), shownHeaders(), null));
        }
        Map<String, Object> members = members(subject);
        questions.add(Question.of(
                find == null ? When.ALWAYS : When.WHERE_THERE_IS_NONE,
                carrying(api.make(), members),
                shownHeaders(),
                shown(api.make(), members)));
        return questions;
    }

    private Map<String, String> shownHeaders() {
        Map<String, String> shown = new TreeMap<>();
        api.headers()
                .forEach((name, value) -> shown.put(
                        name,
                        value.contains(AccountApi.SECRET)
                                        || !SECRETIVE.matcher(name).find()
                                ? value.replace(AccountApi.SECRET, Question.SECRET)
                                : Question.SECRET));
        return shown;
    }

    private static String shown(Make make, Map<String, Object> members) {
        return switch (make.form()) {
            case JSON -> JSON.writeValueAsString(members);
            case LIST -> JSON.writeValueAsString(List.of(members));
            case DATA -> "data=" + JSON.writeValueAsString(members);
        };
    }

    private static Call asking(Find find, Subject subject) {
        String query = subject.parameters().entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String url = find.url().toString();
        return Call.get(query.isEmpty() ? find.url() : URI.create(url + (url.indexOf('?') < 0 ? "?" : "&") + query));
    }

    private Step found(Find find, Subject subject) {
        return switch (line.send(with(asking(find, subject)))) {
            case Answered answered when answered.status() == 404 -> new Step.Nobody();
            case Answered answered ->
                answered.status() == 200 ? found(find, subject, answered) : new Step.End(no(answered));
            case Answer.Refused(var objection) -> new Step.End(new Declined("address=" + objection));
            case Answer.Failed(var cause) -> new Step.End(new Unanswered("cause=" + cause));
        };
    }

    private Step found(Find find, Subject subject, Answered answered) {
        Optional<JsonNode> json = json(answered);
        if (json.isEmpty()) {
            return new Step.End(new Unanswered("answer=no_json"));
        }
        JsonNode account = json.get().at(find.answer());
        if (account.isMissingNode() || account.isNull()) {
            return new Step.Nobody();
        }
        String confirm = find.confirm();
        if (confirm != null && !json.get().at(confirm).asString("").equalsIgnoreCase(String.valueOf(subject.email()))) {
            return new Step.End(new Declined("answer=somebody_else"));
        }
        return new Step.End(account(account));
    }

    private Map<String, Object> members(Subject subject) {
        Map<String, Object> members = new LinkedHashMap<>();
        subject.told().attributes().forEach(attribute -> members.put(attribute.name(), attribute.json()));
        String target = api.make().target();
        if (target != null) {
            members.put(target, subject.target().orElseGet(this::home));
        }
        return members;
    }

    private Step made(Subject subject) {
        Make make = api.make();
        return switch (line.send(with(carrying(make, members(subject))))) {
            case Answered answered
            when answered.status() / 100 == 2 ->
                new Step.End(json(answered)
                        .map(json -> account(json.at(make.answer())))
                        .orElseGet(() -> new Unanswered("answer=no_json")));
            case Answered answered
            when answered.status() == 409 || answered.status() == 422 -> new Step.Taken(answered.status());
            case Answered answered -> new Step.End(no(answered));
            case Answer.Refused(var objection) -> new Step.End(new Declined("address=" + objection));
            case Answer.Failed(var cause) -> new Step.End(new Unanswered("cause=" + cause));
        };
    }

    private static Call carrying(Make make, Map<String, Object> members) {
        Call call = Call.of(Call.Method.POST, make.url());
        return switch (make.form()) {
            case JSON -> call.carrying("application/json", JSON.writeValueAsString(members));
            case LIST -> call.carrying("application/json", JSON.writeValueAsString(List.of(members)));
            case DATA -> Call.post(make.url(), Map.of("data", JSON.writeValueAsString(members)));
        };
    }

    private static Enrolled no(Answered answered) {
        if (answered.status() == 429) {
            return new Busy(answered.header("Retry-After").orElse(""));
        }
        return answered.status() >= 500
                ? new Unanswered("status=" + answered.status())
                : new Declined("status=" + answered.status());
    }

    private Enrolled account(JsonNode node) {
        String text = node.isValueNode() ? node.asString("") : "";
        boolean good = service.protocol() instanceof Api lets
                ? Addresses.within(lets.home(), text)
                : text.matches("[A-Za-z0-9_.:-]{1,128}");
        return good ? new Account(text) : new Declined("answer=unusable");
    }

    private String home() {
        return service.protocol() instanceof Api lets ? lets.home().toString() : "";
    }

    private Call with(Call call) {
        Call whole = call;
        for (Map.Entry<String, String> header : api.headers().entrySet()) {
            whole = whole.with(header.getKey(), header.getValue().replace(AccountApi.SECRET, secret.text()));
        }
        return whole;
    }

    private static Optional<JsonNode> json(Answered answered) {
        try {
            return Optional.of(JSON.readTree(answered.body()));
        } catch (JacksonException none) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
