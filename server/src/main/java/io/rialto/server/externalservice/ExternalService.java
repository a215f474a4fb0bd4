package io.rialto.server.externalservice;

import io.rialto.saml.Signed;
import io.rialto.server.site.SiteId;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service that a site's customers may enter.
 *
 * @param slug unique within the site: it stands in the launch link
 * @param summary one sentence for the tile; may be empty
 * @param availability whether it can be entered now, and if not why
 * @param protocol how it is entered
 * @param allow the entitlement rule (CEL over {@code customer}); absent: every customer
 * @param accounts how customers and the service's accounts belong together
 * @param preset the preset that it is made from; absent: none
 * @param provisioning how its accounts are kept in step; absent: by logins alone
 */
public record ExternalService(
        ServiceId id,
        SiteId siteId,
        String slug,
        String name,
        String summary,
        Availability availability,
        Protocol protocol,
        Release release,
        @Nullable String allow,
        RelayState relayState,
        Accounts accounts,
        Secrets secrets,
        @Nullable String preset,
        @Nullable Provisioning provisioning) {

    /** A service whose accounts only logins keep. */
    public ExternalService(
            ServiceId id,
            SiteId siteId,
            String slug,
            String name,
            String summary,
            Availability availability,
            Protocol protocol,
            Release release,
            @Nullable String allow,
            RelayState relayState,
            Accounts accounts,
            Secrets secrets,
            @Nullable String preset) {
        this(
                id,
                siteId,
                slug,
                name,
                summary,
                availability,
                protocol,
                release,
                allow,
                relayState,
                accounts,
                secrets,
                preset,
                null);
    }

    /** A service that shares no secret with its site. */
    public ExternalService(
            ServiceId id,
            SiteId siteId,
            String slug,
            String name,
            String summary,
            Availability availability,
            Saml saml,
            Release release,
            @Nullable String allow,
            RelayState relayState,
            Accounts accounts) {
        this(
                id,
                siteId,
                slug,
                name,
                summary,
                availability,
                saml,
                release,
                allow,
                relayState,
                accounts,
                Secrets.NONE,
                null);
    }

    /** The same service, when it is known how it is spoken to. */
    public ExternalService speaking(Protocol spoken, Availability now) {
        return new ExternalService(
                id,
                siteId,
                slug,
                name,
                summary,
                now,
                spoken,
                release,
                allow,
                relayState,
                accounts,
                secrets,
                preset,
                provisioning);
    }

    public enum Availability {
        ACTIVE,
        INACTIVE,
        /** What it publishes about itself was never fetched. */
        METADATA_MISSING,
        /** What it published, signed, said how long it is good, and that is over. */
        METADATA_EXPIRED
    }

    public enum NameIdKind {
        PERSISTENT,
        EMAIL,
        CUSTOMER_ID,
        TRANSIENT
    }

    /**
     * How the service takes SAML.
     *
     * @param acs the default assertion consumer service
     * @param nameIdValue CEL for the value, in place of the kind's own; absent: the kind decides
     * @param terms as an earlier release wrote it, absent: the usual ones
     */
    public record Saml(
            String entityId,
            URI acs,
            NameIdKind nameId,
            @Nullable String nameIdValue,
            Signed sign,
            SamlTerms terms) implements Protocol {

        public Saml {
            terms = Objects.requireNonNullElse(terms, SamlTerms.USUAL);
        }

        /** On the usual terms. */
        public Saml(String entityId, URI acs, NameIdKind nameId, @Nullable String nameIdValue, Signed sign) {
            this(entityId, acs, nameId, nameIdValue, sign, SamlTerms.USUAL);
        }

        /** Every assertion consumer service that the service has. */
        public List<SamlTerms.Consumer> consumers() {
            return terms.consumers().isEmpty() ? List.of(new SamlTerms.Consumer(0, acs)) : terms.consumers();
        }

        /** Every kind of name that a request may ask for, the usual one first. */
        public List<NameIdKind> names() {
            return Stream.concat(Stream.of(nameId), terms.otherNames().stream())
                    .distinct()
                    .toList();
        }

        /** The same under another of its {@link #names}; a value of its own belongs to the usual kind. */
        public Saml naming(NameIdKind kind) {
            return kind == nameId ? this : new Saml(entityId, acs, kind, null, sign, terms);
        }

        @Override
        public String identity() {
            return entityId;
        }
    }

    /**
     * What the service is told.
     *
     * @param attributes CEL over {@code customer} by the name at the service, in the order in which they are sent
     * @param required those without which the service cannot make an account: a launch is refused when one is missing
     * @param sensitive the sensitive attributes (see the catalogue) that this service has been cleared for
     */
    public record Release(Map<String, String> attributes, Set<String> required, Set<String> sensitive) {

        public Release {
            // One order, whatever they were read from: the same service is written down the same.
            required = Collections.unmodifiableSet(new TreeSet<>(required));
            sensitive = Collections.unmodifiableSet(new TreeSet<>(sensitive));
        }
    }

    /**
     * Where the customer lands.
     *
     * @param fixed the target in mode {@code FIXED}
     * @param allow prefixes that a per-launch target must begin with
     */
    public record RelayState(Mode mode, @Nullable String fixed, List<String> allow) {

        public static final RelayState NONE = new RelayState(Mode.NONE, null, List.of());

        public enum Mode {
            NONE,
            FIXED,
            PER_LAUNCH
        }
    }
}
