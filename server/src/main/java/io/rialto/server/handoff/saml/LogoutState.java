package io.rialto.server.handoff.saml;

import io.rialto.saml.NameId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A logout under way, from service to service.
 *
 * @param requester the service that began; absent: the shop
 */
record LogoutState(@Nullable Requester requester, List<Leg> legs) {

    LogoutState {
        legs = List.copyOf(legs);
    }

    /** @param relayState what goes back unchanged; absent: nothing */
    record Requester(UUID service, String request, @Nullable String relayState) {}

    /**
     * One service on the way.
     *
     * @param request the ID of the request that it was sent; absent: none yet
     */
    record Leg(
            UUID service,
            String name,
            Outcome outcome,
            @Nullable String request,
            @Nullable NameId nameId,
            List<String> sessions) {

        Leg {
            sessions = List.copyOf(sessions);
        }

        Leg with(Outcome other) {
            return new Leg(service, name, other, request, nameId, sessions);
        }

        Leg sent(String id) {
            return new Leg(service, name, Outcome.SENT, id, nameId, sessions);
        }
    }

    /** What became of it at one service. */
    enum Outcome {
        /** It is still to be told. */
        PENDING,
        /** It was told, and has not answered. */
        SENT,
        /** It answered that the session is over. */
        CONFIRMED,
        /** It takes no logouts; its session ends by itself. */
        UNSUPPORTED,
        /** It answered that the session is not over, or what nobody can believe. */
        FAILED
    }

    Optional<Leg> next() {
        return legs.stream().filter(leg -> leg.outcome() == Outcome.PENDING).findFirst();
    }

    Optional<Leg> answering(String request) {
        return legs.stream()
                .filter(leg -> leg.outcome() == Outcome.SENT && request.equals(leg.request()))
                .findFirst();
    }

    LogoutState with(Leg changed) {
        List<Leg> others = new ArrayList<>(legs);
        others.replaceAll(leg -> leg.service().equals(changed.service()) ? changed : leg);
        return new LogoutState(requester, others);
    }

    boolean complete() {
        return legs.stream().allMatch(leg -> leg.outcome() == Outcome.CONFIRMED);
    }

    /** It names customers: it has no text. */
    @Override
    public String toString() {
        return "LogoutState[legs=" + legs.size() + "]";
    }
}
