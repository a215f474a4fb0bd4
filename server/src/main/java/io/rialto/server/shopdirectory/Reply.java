package io.rialto.server.shopdirectory;

/** What the shop answered to one question, when it answered at all. */
sealed interface Reply {

    record Good(Entity entity) implements Reply {}

    /** 404: there is no such thing, or this edition of the shop does not know of such things. */
    record Nothing() implements Reply {}

    /** 401, naming a permission. */
    record Denied(String resource) implements Reply {}
}
