package io.rialto.server.jsonapi;

import java.util.Optional;

/** What an address below {@code /api} stands for. */
sealed interface Path {

    /** Whose rate it counts against, and what the log says: no id is in it. */
    String route();

    record Description() implements Path {
        @Override
        public String route() {
            return "openapi.json";
        }
    }

    record All<T>(Resource<T> resource) implements Path {
        @Override
        public String route() {
            return resource.schema().type();
        }
    }

    record Own<T>(Resource<T> resource) implements Path {
        @Override
        public String route() {
            return resource.schema().own();
        }
    }

    record One<T>(Resource<T> resource, String id) implements Path {
        @Override
        public String route() {
            return resource.schema().type() + "/:id";
        }
    }

    /** @param linkage only which they are is asked for, not what they are like */
    record Related<T>(Resource<T> resource, String id, Relation<T> relation, boolean linkage) implements Path {
        @Override
        public String route() {
            return resource.schema().type() + "/:id/" + (linkage ? "relationships/" : "") + relation.name();
        }
    }

    record Doing<T>(Resource<T> resource, String id, Action action) implements Path {
        @Override
        public String route() {
            return resource.schema().type() + "/:id/" + action.name();
        }
    }

    record Nowhere() implements Path {
        @Override
        public String route() {
            return "-";
        }
    }

    /** @param path what stands behind {@code /api/}, as it was sent */
    static Path of(String path, Resources resources) {
        String[] parts = path.split("/", -1);
        if (parts.length == 1) {
            return path.equals("openapi.json") ? new Description() : top(path, resources);
        }
        return resources
                .ofType(parts[0])
                .filter(found -> parts[1].matches("[A-Za-z0-9_-]{1,64}"))
                .map(found -> below(found, parts))
                .orElseGet(Nowhere::new);
    }

    private static Path top(String name, Resources resources) {
        Optional<Path> own = resources.owned(name).map(Own::new);
        return own.or(() -> resources.ofType(name).map(All::new)).orElseGet(Nowhere::new);
    }

    private static <T> Path below(Resource<T> resource, String[] parts) {
        String id = parts[1];
        if (parts.length == 2) {
            return new One<>(resource, id);
        }
        boolean linkage = parts.length == 4 && parts[2].equals("relationships");
        if (parts.length > 3 && !linkage) {
            return new Nowhere();
        }
        Optional<Path> related = resource.schema()
                .relation(parts[parts.length - 1])
                .map(relation -> new Related<>(resource, id, relation, linkage));
        return related.or(() -> linkage
                        ? Optional.empty()
                        : resource.schema().action(parts[2]).map(action -> new Doing<>(resource, id, action)))
                .orElseGet(Nowhere::new);
    }
}
