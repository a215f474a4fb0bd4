package io.rialto.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.identityprovider.Domain;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderId;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.identityprovider.Status;
import io.rialto.server.signin.attempt.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final IdentityProvider VERIFIED = Providers.of("Acme SSO", Status.VERIFIED, null, "acme.test");
    private static final IdentityProvider PENDING = Providers.of("Mallory", Status.PENDING, null, "acme.test");
    private static final IdentityProvider ERROR = Providers.of("Broken", Status.ERROR, null, "broken.test");
    private static final IdentityProvider DISABLED =
            Providers.of("Off", Status.ERROR, Instant.EPOCH, "off.test", "acme.test");

    @Test
    void aNameGoesBeforeADomain() {
        assertThat(chosen("Acme SSO", VERIFIED)).isEqualTo(new Selection.Open(VERIFIED));
    }

    @Test
    void whatIsNotThereIsUnknown() {
        assertThat(chosen("Other", VERIFIED)).isEqualTo(new Selection.None(Refusal.UNKNOWN));
        assertThat(chosen("jane@other.test", VERIFIED)).isEqualTo(new Selection.None(Refusal.UNKNOWN));
        assertThat(chosen("jane@127.0.0.1", VERIFIED)).isEqualTo(new Selection.None(Refusal.UNKNOWN));
        assertThat(chosen("", VERIFIED)).isEqualTo(new Selection.None(Refusal.UNKNOWN));
    }

    @Test
    void disabledGoesBeforeErrorAndPending() {
        assertThat(chosen("Off", DISABLED)).isEqualTo(new Selection.Closed(DISABLED, Refusal.DISABLED));
        assertThat(chosen("Broken", ERROR)).isEqualTo(new Selection.Closed(ERROR, Refusal.ERROR));
        assertThat(chosen("Mallory", PENDING)).isEqualTo(new Selection.Closed(PENDING, Refusal.PENDING));
    }

    @Test
    void anAddressFindsTheProviderOfItsDomain() {
        assertThat(chosen("jane@ACME.test", VERIFIED)).isEqualTo(new Selection.Open(VERIFIED));
        assertThat(chosen("jane@sub.acme.test", VERIFIED)).isEqualTo(new Selection.None(Refusal.UNKNOWN));
    }

    @Test
    void whoeverClaimsADomainWithoutProofDoesNotGetInTheWay() {
        assertThat(chosen("jane@acme.test", PENDING, DISABLED, VERIFIED)).isEqualTo(new Selection.Open(VERIFIED));
    }

    @Test
    void severalThatAreProvedAreToldApartByName() {
        IdentityProvider second = Providers.of("Acme too", Status.VERIFIED, null, "acme.test");

        assertThat(chosen("jane@acme.test", VERIFIED, second)).isEqualTo(new Selection.None(Refusal.AMBIGUOUS));
    }

    private static Selection.Choice chosen(String typed, IdentityProvider... known) {
        return new Selection(new IdentityProviders() {
                    @Override
                    public Optional<IdentityProvider> byId(IdentityProviderId id) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<IdentityProvider> byName(String name) {
                        return Arrays.stream(known)
                                .filter(provider -> provider.name().equals(name))
                                .findFirst();
                    }

                    @Override
                    public List<IdentityProvider> of(io.rialto.server.organization.OrganizationId organization) {
                        return List.of();
                    }

                    @Override
                    public List<IdentityProvider> byDomain(Domain domain) {
                        return Arrays.stream(known)
                                .filter(provider -> provider.domains().contains(domain))
                                .toList();
                    }

                    @Override
                    public String clientSecret(IdentityProvider provider) {
                        throw new IllegalStateException("choosing needs no secret");
                    }
                })
                .of(typed);
    }
}
