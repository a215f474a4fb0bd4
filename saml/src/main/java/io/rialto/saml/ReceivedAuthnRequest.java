package io.rialto.saml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service asks for a customer to be logged in (SAML Core §3.4.1).
 *
 * @param consumer where the answer is wanted
 * @param protocolBinding how the answer is wanted; absent: as the service's metadata say
 * @param nameIdPolicy absent: any name will do
 * @param authnContext absent: any way of logging in will do
 * @param namesSubject whether the request says who it is about
 */
public record ReceivedAuthnRequest(
        Envelope envelope,
        Consumer consumer,
        @Nullable String protocolBinding,
        boolean forceAuthn,
        boolean isPassive,
        @Nullable NameIdPolicy nameIdPolicy,
        @Nullable RequestedContext authnContext,
        boolean namesSubject)
        implements ReceivedMessage {

    /** Which assertion consumer service is wanted: an index or an address, never both (SAML Core §3.4.1); neither is the default. */
    public record Consumer(
            @Nullable Integer index, @Nullable String url) {}

    /** Which name is wanted (SAML Core §3.4.1.1). */
    public record NameIdPolicy(
            @Nullable String format, @Nullable String spNameQualifier, boolean allowCreate) {}

    /**
     * How the customer is to have logged in (SAML Core §3.3.2.2.1).
     *
     * @param classes class references in the order of preference; empty when only declarations were referred to
     */
    public record RequestedContext(Comparison comparison, List<String> classes) {

        public RequestedContext {
            classes = List.copyOf(classes);
        }

        /** How a class that can be had is compared with those that are wanted. */
        public enum Comparison {
            EXACT,
            MINIMUM,
            MAXIMUM,
            BETTER
        }
    }
}
