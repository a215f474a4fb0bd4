package io.rialto.server.jsonapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the {@link Desk} answers. */
public sealed interface Reply {

    /**
     * It was found, or done.
     *
     * @param things the primary data: one, or a list's page; none when there is nothing to show
     * @param included what was asked for beside the primary data
     * @param total how many a list has in all
     * @param pages how many pages that makes
     * @param tag the entity tag of what is shown, for {@link Desk#update}
     */
    record Done(List<Thing> things, List<Thing> included, long total, int pages, String tag) implements Reply {

        static final Done NOTHING = new Done(List.of(), List.of(), 0, 0, "");

        public Done {
            things = List.copyOf(things);
            included = List.copyOf(included);
        }

        /** The only one. */
        public Thing one() {
            return things.getFirst();
        }

        /** What was included beside the primary data. */
        public Optional<Thing> included(String type, String id) {
            return included.stream()
                    .filter(thing -> thing.type().equals(type) && thing.id().equals(id))
                    .findFirst();
        }

        static Done of(Map<String, Object> document, String tag) {
            Map<String, Object> meta = Thing.members(document.get("meta"));
            List<Thing> things = things(document.get("data"));
            return new Done(
                    things,
                    things(document.get("included")),
                    meta.get("record_count") instanceof Long count ? count : things.size(),
                    meta.get("page_count") instanceof Long count ? Math.toIntExact(count) : 1,
                    tag);
        }

        private static List<Thing> things(@org.jspecify.annotations.Nullable Object data) {
            Stream<?> all = data instanceof List<?> list ? list.stream() : Stream.ofNullable(data);
            return all.map(one -> Thing.of(Thing.members(one))).toList();
        }
    }

    /**
     * Nothing was changed.
     *
     * @param status as over HTTP: 403, 404, 409, 412, 422, 423
     */
    record Refused(int status, List<Wrong> wrongs) implements Reply {

        public Refused {
            wrongs = List.copyOf(wrongs);
        }

        static Refused of(List<ApiError> errors) {
            return new Refused(
                    errors.getFirst().status(), errors.stream().map(Wrong::of).toList());
        }

        /** The first reason, in a sentence. */
        public String sentence() {
            return wrongs.getFirst().detail();
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param place the attribute or relation, with slashes between the names of what is inside of an object; empty: the request as a whole
     * @param message what is wrong with it, without its name, as {@code can't be blank}
     * @param detail a whole sentence
     */
    record Wrong(String place, String code, String message, String detail) {

        private static Wrong of(ApiError error) {
            String pointer = error.source().getOrDefault("pointer", "");
            return new Wrong(
                    pointer.replaceFirst("^/data/(attributes|relationships)/", "")
                            .replaceFirst("^/data$", ""),
                    error.code(),
                    error.title(),
                    error.detail());
        }
    }
}
