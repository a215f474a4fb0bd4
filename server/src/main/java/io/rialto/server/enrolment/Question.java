package io.rialto.server.enrolment;

import io.rialto.server.outbound.Call;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an API would be asked about a customer, without what makes the API answer.
 *
 * @param when what has to come before for it to be asked
 * @param body as it would be sent, before it is encoded; absent: none is
 */
public record Question(
        When when,
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String mediaType,
        @Nullable String body) {

    /** Stands where a secret would. */
    public static final String SECRET = "(secret)";

    /** At which point a question is put. */
    public enum When {
        /** With each launch. */
        ALWAYS,
        /** When the question before found nobody. */
        WHERE_THERE_IS_NONE
    }

    public Question {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Question of(When when, Call call, Map<String, String> headers, @Nullable String body) {
        Call.Body sent = call.body();
        return new Question(
                when, call.method().name(), call.url(), headers, sent == null ? null : sent.mediaType(), body);
    }

    /** What is asked is a customer's: it has no text. */
    @Override
    public String toString() {
        return "Question[" + method + "]";
    }
}
