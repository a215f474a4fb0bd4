package io.rialto.server.configuration;

import io.rialto.server.externalservice.ExternalServiceDraft;
import io.rialto.server.identityprovider.Attribute;
import io.rialto.server.identityprovider.Draft;
import io.rialto.server.organization.EmailAddress;
import io.rialto.server.organization.Role;
import io.rialto.server.organization.Subscription;
import io.rialto.server.site.Definition;
import io.rialto.server.site.SiteDraft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file without an error.
 *
 * @param notices what is no error and yet should be known, a sentence each
 */
record Configuration(List<OrganizationPart> organizations, List<String> notices) {

    /** @param defaultRole what somebody becomes who joins by signing in for the first time */
    record OrganizationPart(
            String slug,
            String name,
            Subscription subscription,
            Role defaultRole,
            StaffPart staff,
            List<ProviderPart> providers,
            List<SitePart> sites) {}

    record StaffPart(List<UserPart> users, List<CredentialPart> credentials) {

        static final StaffPart NOBODY = new StaffPart(List.of(), List.of());
    }

    record UserPart(
            EmailAddress email,
            String firstName,
            String lastName,
            Role role,
            @Nullable String password) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "UserPart[" + role + "]";
        }
    }

    /** @param places of the attributes, or of the whole where one is absent */
    record ProviderPart(String name, Draft draft, Map<Attribute, Place> places) {

        Place place(Attribute attribute) {
            return places.getOrDefault(attribute, Place.TOP);
        }
    }

    /** @param place of the client id */
    record CredentialPart(Place place, String name, String clientId, String clientSecret, EmailAddress user) {

        /** It has no text: that could end up in a log. */
        @Override
        public String toString() {
            return "CredentialPart[" + place.path() + "]";
        }
    }

    /**
     * @param origin of the site, without its services
     * @param environment where it is said which one that is
     * @param origins of the services, in their order
     */
    record SitePart(
            Origin origin,
            Place environment,
            SiteDraft site,
            List<ExternalServiceDraft> services,
            List<Origin> origins) {}

    /** Where something stands in the file, and as what. */
    record Origin(Place place, Definition definition) {}
}
