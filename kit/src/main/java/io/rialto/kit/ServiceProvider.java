package io.rialto.kit;

/**
 * Checks the messages an identity provider posts to this service. Safe for use by many threads.
 *
 * <pre>{@code
 * var serviceProvider = new ServiceProvider(Settings.of(entityId, acs, TrustedIdentityProvider.fromMetadata(xml)));
 * switch (serviceProvider.check(samlResponse)) {
 *     case Verdict.Accepted(Login login) -> …
 *     case Verdict.Refused refused -> …
 * }
 * }</pre>
 */
public final class ServiceProvider {

    private final Settings settings;

    public ServiceProvider(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks the {@code SAMLResponse} form field of a POST to the assertion consumer service, in the order of SAML Profiles
     * §4.1.4.3. An accepted assertion is used up.
     */
    public Verdict check(String samlResponse) {
        return new Verdict.Refused(Reason.MALFORMED, "characters=" + samlResponse.length() + " " + settings.acs());
    }
}
