package io.rialto.server.externalservice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service and its site share. While it changes there are two: what is signed is signed with the current one, and what the
 * service presents is good under each.
 *
 * @param current absent where nothing is shared
 * @param previous good until everybody has changed over
 * @param next good before it becomes the current one
 * @param api what the service's API is shown; absent: the current one
 * @param provisioning lets Rialto in where the service's accounts are kept; it has nothing to do with the others
 */
public record Secrets(
        @Nullable Secret current,
        @Nullable Secret previous,
        @Nullable Secret next,
        @Nullable Secret api,
        @Nullable Secret provisioning) {

    public static final Secrets NONE = new Secrets(null, null, null, null, null);

    public Secrets {
        if (current == null && (previous != null || next != null)) {
            throw new IllegalArgumentException("a secret that comes before or after needs the current one");
        }
    }

    /** Of a service whose API is shown nothing else. */
    public Secrets(@Nullable Secret current, @Nullable Secret previous, @Nullable Secret next) {
        this(current, previous, next, null, null);
    }

    /** The same with a secret for the service's API. */
    public Secrets calling(Secret shown) {
        return new Secrets(current, previous, next, shown, provisioning);
    }

    /** What the service's API is shown, when something was said to be for it. */
    public Optional<Secret> forItsApi() {
        return Optional.ofNullable(api);
    }

    /** The same, and what lets Rialto in where the service's accounts are kept. */
    public Secrets with(@Nullable Secret forProvisioning) {
        return new Secrets(current, previous, next, api, forProvisioning);
    }

    /** What is signed with; nothing where nothing is shared. */
    public Optional<Secret> signing() {
        return Optional.ofNullable(current);
    }

    /** What the service may present, the current one first. */
    public List<Secret> verifying() {
        return Stream.of(Optional.ofNullable(current), Optional.ofNullable(next), Optional.ofNullable(previous))
                .flatMap(Optional::stream)
                .toList();
    }
}
