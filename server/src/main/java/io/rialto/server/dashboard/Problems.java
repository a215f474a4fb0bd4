package io.rialto.server.dashboard;

import io.rialto.server.jsonapi.Reply;
import io.rialto.server.jsonapi.Reply.Wrong;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API said against what was given, for a form: {@code problems.of('url')} is the sentence beside the field that is called so.
 *
 * @param status 200 when there is none
 */
public record Problems(int status, List<Wrong> all) {

    /** Nothing is wrong. */
    public static final Problems NONE = new Problems(200, List.of());

    private static final int CHANGED_MEANWHILE = 412;
    // The API's words are for programs' logs as well; these are for whoever fills in a form.
    private static final Map<String, String> WORDS = Map.of(
            "can't be blank", "Please fill this in.",
            "must not be blank", "Please fill this in.",
            "has already been taken", "This is taken: choose another.",
            "is not included in the list", "Please choose one of the list.",
            "must be a colour as \"#1a2b3c\", in quotes, for # begins a comment",
                    "Please write it as #1a2b3c: six digits, or letters from a to f, after a #.");

    public Problems {
        all = List.copyOf(all);
    }

    /** Of a refused change. */
    public static Problems of(Reply.Refused refused) {
        return new Problems(refused.status(), refused.wrongs());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first problem of a field, or null. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(wrong -> wrong.place().equals(field))
                .map(Problems::words)
                .findFirst()
                .orElse(null);
    }

    /**
     * Those of no field of the form, each a sentence.
     *
     * @param fields the names of the form's fields, separated by spaces
     */
    public List<String> beside(String fields) {
        List<String> names = List.of(fields.split(" ", -1));
        return all.stream()
                .filter(wrong -> !names.contains(wrong.place()))
                .map(this::sentence)
                .toList();
    }

    private String sentence(Wrong wrong) {
        if (status == CHANGED_MEANWHILE) {
            return "Somebody else changed this meanwhile, or you did in another window, and nothing was saved. What you typed is"
                    + " still on this page: look, and if you press again, it counts.";
        }
        return wrong.place().startsWith("_") ? words(wrong) : wrong.detail();
    }

    private static String words(Wrong wrong) {
        String words = WORDS.getOrDefault(wrong.message(), wrong.message());
        return Character.isUpperCase(words.charAt(0)) ? words : "It " + words + ".";
    }
}
