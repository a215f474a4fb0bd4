package io.rialto.server.twin;

/** How an API answers. */
sealed interface ApiMood {

    /** As it does every day. */
    record Usual(boolean knows) implements ApiMood {}

    /** Somebody else makes the same account at the same moment. */
    record Overtaken(int status) implements ApiMood {}

    /** Its search answers another person's account. */
    record Mistaken() implements ApiMood {}

    /** It names that account, or leads there. */
    record Naming(String account) implements ApiMood {}

    /** It takes nothing. */
    record Saying(int status) implements ApiMood {}
}
