package io.rialto.server.servicemetadata;

import io.rialto.server.externalservice.PublishedSaml.Source;
import io.rialto.server.externalservice.ServiceId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one service's metadata.
 *
 * @param accepted what is in force; absent: it was never fetched
 * @param closed its end is past, and it was signed: it is not in force any more
 * @param etag and {@code lastModified} of the document that was read last
 * @param rejected the {@link Terms#print} that somebody said no to
 * @param failure why it could not be fetched or read the last times
 * @param endingTold whether somebody was told that its end comes near
 */
record Row(
        ServiceId service,
        String source,
        String trust,
        @Nullable Terms accepted,
        @Nullable Instant acceptedAt,
        boolean closed,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String rejected,
        @Nullable Instant failingSince,
        @Nullable String failure,
        int attempts,
        boolean failingTold,
        boolean endingTold) {

    static Row of(ServiceId service, Source source) {
        return new Row(
                service,
                identity(source),
                trust(source),
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                0,
                false,
                false);
    }

    /** What was asked for: of another address or entity nothing that is known counts. */
    static String identity(Source source) {
        return source.url() + " " + Objects.requireNonNullElse(source.entityId(), "");
    }

    static String trust(Source source) {
        String signedBy = source.signedBy();
        return signedBy == null ? "" : Terms.hash(signedBy);
    }

    boolean isOf(Source other) {
        return source.equals(identity(other));
    }

    /** The document has to be read again, whether it changed or not. */
    Row trusting(Source other) {
        return new Row(
                service,
                source,
                trust(other),
                accepted,
                acceptedAt,
                closed,
                null,
                null,
                null,
                failingSince,
                failure,
                attempts,
                failingTold,
                endingTold);
    }

    /** This is in force from now on. */
    Row accepting(Terms terms, Instant now) {
        boolean sameEnd = accepted != null && Objects.equals(accepted.validUntil(), terms.validUntil());
        return new Row(
                service,
                source,
                trust,
                terms,
                accepted != null && accepted.print().equals(terms.print()) && sameEnd ? acceptedAt : now,
                false,
                etag,
                lastModified,
                null,
                failingSince,
                failure,
                attempts,
                failingTold,
                sameEnd && endingTold);
    }

    Row rejecting(String print) {
        return new Row(
                service,
                source,
                trust,
                accepted,
                acceptedAt,
                closed,
                etag,
                lastModified,
                print,
                failingSince,
                failure,
                attempts,
                failingTold,
                endingTold);
    }

    /** It was fetched and could be read. */
    Row seen(@Nullable String tag, @Nullable String modified) {
        return new Row(
                service,
                source,
                trust,
                accepted,
                acceptedAt,
                closed,
                tag,
                modified,
                rejected,
                null,
                null,
                0,
                false,
                endingTold);
    }

    /** It could not be. Next time the whole of it is asked for. */
    Row failing(String why, Instant now, boolean told) {
        return new Row(
                service,
                source,
                trust,
                accepted,
                acceptedAt,
                closed,
                null,
                null,
                rejected,
                failingSince == null ? now : failingSince,
                why,
                attempts + 1,
                told,
                endingTold);
    }

    Row ending() {
        return new Row(
                service,
                source,
                trust,
                accepted,
                acceptedAt,
                closed,
                etag,
                lastModified,
                rejected,
                failingSince,
                failure,
                attempts,
                failingTold,
                true);
    }

    Row ended() {
        return new Row(
                service,
                source,
                trust,
                accepted,
                acceptedAt,
                true,
                etag,
                lastModified,
                rejected,
                failingSince,
                failure,
                attempts,
                failingTold,
                endingTold);
    }
}
