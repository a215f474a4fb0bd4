package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.site.Site.KeyKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that takes a signed JSON Web Token.
 *
 * @param nameIdValue CEL for the subject, in place of the kind's own; absent: the kind decides
 * @param login what the service says when it begins itself
 */
public record Jwt(
        Algorithm algorithm,
        NameIdKind nameId,
        @Nullable String nameIdValue,
        Claims claims,
        Delivery delivery,
        Login login)
        implements Protocol {

    /** RFC 7518 §3.1. With a shared secret, or with the site's own key. */
    public enum Algorithm {
        HS256,
        HS384,
        HS512,
        RS256,
        ES256;

        public boolean isSymmetric() {
            return this == HS256 || this == HS384 || this == HS512;
        }

        /** Whether a site's key of this kind makes such signatures. */
        public boolean isOf(KeyKind key) {
            return !isSymmetric() && (this == ES256) == (key == KeyKind.P_256);
        }
    }

    /** RFC 7519 §4.1, without the subject, whose name is the service's own. */
    public enum Registered {
        ISS,
        AUD,
        IAT,
        NBF,
        EXP,
        JTI
    }

    /**
     * What every token says beside the released attributes.
     *
     * @param registered those of the registered claims that the service wants
     * @param issuer absent: the site's own
     * @param subject the claim that holds the customer's name at the service; absent: none does
     * @param target the claim that says where the customer wants to land; absent: none does
     */
    public record Claims(
            Set<Registered> registered,
            @Nullable String issuer,
            @Nullable String audience,
            @Nullable String subject,
            @Nullable String target,
            Duration lifetime) {

        public Claims {
            // In one order, whatever they were read from: the same service is written down the same.
            Set<Registered> ordered = EnumSet.noneOf(Registered.class);
            ordered.addAll(registered);
            registered = Collections.unmodifiableSet(ordered);
        }
    }

    /**
     * What a service that begins the login says, and where it gets it back.
     *
     * @param start where a launch goes first, because only the service can begin; absent: Rialto can
     * @param parameters names whose values come back as parameters
     * @param claims names whose values come back as claims
     * @param target the name under which it says where the customer wants to land; absent: it does not
     */
    public record Login(
            @Nullable String start,
            List<String> parameters,
            List<String> claims,
            @Nullable String target) {

        public static final Login NONE = new Login(null, List.of(), List.of(), null);
    }

    @Override
    public boolean reportsRefusals() {
        return delivery.failure() != null;
    }

    @Override
    public String identity() {
        return delivery.address();
    }

    @Override
    public boolean takesObjects() {
        return true;
    }

    @Override
    public boolean trustsTheSitesKey() {
        return !algorithm.isSymmetric();
    }

    @Override
    public boolean takes(KeyKind kind) {
        return algorithm.isOf(kind);
    }
}
