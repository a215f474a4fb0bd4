package io.rialto.server.handoff.saml;

import io.rialto.saml.NameId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A logout under way, from service to service.
 *
 * @param requester the service that began; absent: the shop
 * @param reference what the customer reads out; absent of what an older version began
 * @param since when it began; likewise
 */
record LogoutState(
        @Nullable Requester requester,
        List<Leg> legs,
        @Nullable String reference,
        @Nullable Instant since) {

    LogoutState {
        legs = List.copyOf(legs);
    }

    /** @param relayState what goes back unchanged; absent: nothing */
    record Requester(UUID service, String request, @Nullable String relayState) {}

    /**
     * One service on the way.
     *
     * @param request the ID of the request that it was sent; absent: none yet
     * @param told when it was told; absent: not yet, or it is told without the browser
     * @param took until it answered, in milliseconds; absent: it has not
     */
    record Leg(
            UUID service,
            String name,
            Outcome outcome,
            @Nullable String request,
            @Nullable NameId nameId,
            List<String> sessions,
            @Nullable Instant told,
            @Nullable Long took) {

        Leg {
            sessions = List.copyOf(sessions);
        }

        /** It has nothing to be told with, or was told without the browser. */
        static Leg over(UUID service, String name, Outcome outcome, @Nullable Long took) {
            return new Leg(service, name, outcome, null, null, List.of(), null, took);
        }

        /** It takes no logouts any more. */
        Leg skipped() {
            return new Leg(service, name, Outcome.UNSUPPORTED, request, nameId, sessions, told, took);
        }

        Leg sent(String id, Instant now) {
            return new Leg(service, name, Outcome.SENT, id, nameId, sessions, now, null);
        }

        Leg answered(Outcome answer, Instant now) {
            Long millis = told == null ? null : Duration.between(told, now).toMillis();
            return new Leg(service, name, answer, request, nameId, sessions, told, millis);
        }

        /** Whether nothing more is to come. */
        boolean isOver() {
            return outcome != Outcome.PENDING && outcome != Outcome.SENT;
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
        /** It answered that the session is not over. */
        FAILED,
        /** It refused the call. */
        REFUSED,
        /** It did not answer the call. */
        UNREACHABLE
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
        return new LogoutState(requester, others, reference, since);
    }

    /** Whether nothing more is to come from any. */
    boolean isOver() {
        return legs.stream().allMatch(Leg::isOver);
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
