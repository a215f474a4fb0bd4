package io.rialto.server.dashboard.launch;

import io.rialto.server.launch.Refusal;
import io.rialto.server.signin.page.Words;
import java.util.Arrays;
import java.util.List;

/** Why attempts are refused, to choose from. */
final class Causes {

    static final List<String> OF_LAUNCHES = words(Refusal.values());
    static final List<String> OF_SIGN_INS = words(io.rialto.server.signin.attempt.Refusal.values());

    private Causes() {}

    private static List<String> words(Enum<?>[] refusals) {
        return Arrays.stream(refusals)
                .map(refusal -> Words.capitalized(refusal.name()))
                .sorted()
                .toList();
    }
}
