package io.rialto.server.api;

import io.rialto.server.enrolment.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service's own API would be asked before a customer comes, as a preview shows it. */
final class AccountRequests {

    private AccountRequests() {}

    /** Nothing where nobody would be asked. */
    static @Nullable Map<String, Object> of(List<Question> questions) {
        return questions.isEmpty()
                ? null
                : Map.of(
                        "requests",
                        questions.stream().map(AccountRequests::request).toList());
    }

    private static Map<String, Object> request(Question question) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("when", question.when().name().toLowerCase(Locale.ROOT));
        request.put("method", question.method());
        request.put("url", question.url().toString());
        request.put("headers", question.headers());
        request.put("media_type", question.mediaType());
        request.put("body", question.body());
        return request;
    }
}
