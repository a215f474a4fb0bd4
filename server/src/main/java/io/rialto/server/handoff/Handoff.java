package io.rialto.server.handoff;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.page.Reference;
import io.rialto.server.site.Site;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** One protocol's way to hand a customer over. Safe for use by many threads. */
public interface Handoff {

    /** The protocol that it speaks. */
    Class<? extends Protocol> protocol();

    /** What the service must be told of the site. */
    default Introduction introduction(Site site, ExternalService service) {
        return new Introduction(Map.of(Introduction.Item.ENTITY_ID, site.issuer()));
    }

    /**
     * The service as it wants to be spoken to this time; as ever when what it asked says nothing of that.
     *
     * @param asked what the service wants, which began
     */
    default ExternalService heeding(ExternalService service, Asked asked) {
        return service;
    }

    /**
     * Where the customer lands inside the service.
     *
     * @param asked what the service wants, if it began
     * @param target where the link leads, allowed
     */
    default Optional<String> landing(Optional<Asked> asked, Optional<String> target) {
        return target;
    }

    /** Seals what was decided. Throws an unchecked exception when it cannot; the launch is then recorded as failed. */
    HandOver seal(Draft draft);

    /** Whether a page of the shop may ask for a token of this service, for its widget. */
    default boolean givesTokens(ExternalService service) {
        return false;
    }

    /** Such a token. Throws an unchecked exception when it cannot be made. */
    default WidgetToken token(Draft draft) {
        throw new IllegalStateException("this protocol has no tokens for widgets");
    }

    /**
     * Where a launch goes first when the service has to begin the login itself; nothing when Rialto may begin.
     *
     * @param target where the customer wants to land, allowed
     */
    default Optional<URI> begins(Site site, ExternalService service, Optional<String> target) {
        return Optional.empty();
    }

    /**
     * What a stand-in for the service asks where only the service can begin; nothing where Rialto may.
     *
     * @param nonce the stand-in's own
     */
    default Optional<Asked> asking(ExternalService standIn, String nonce) {
        return Optional.empty();
    }

    /** What {@link #seal} would hand over, for somebody to read; nothing when the protocol cannot show it. */
    default Optional<Shown> show(Draft draft) {
        return Optional.empty();
    }

    /** What the service would ask that has to begin, for somebody who goes the way as a proof; nothing when Rialto may begin. */
    default Optional<Asked> specimen(Site site, ExternalService service) {
        return Optional.empty();
    }

    /**
     * What the service is told whose request is not granted; nothing when it learns nothing.
     *
     * @param reference finds the refusal in the log
     */
    default Optional<Decline> decline(
            Site site, ExternalService service, Asked asked, Decline.Cause cause, Reference reference) {
        return Optional.empty();
    }
}
