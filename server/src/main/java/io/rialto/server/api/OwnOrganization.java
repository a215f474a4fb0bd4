package io.rialto.server.api;

import io.rialto.server.jsonapi.Fault;
import io.rialto.server.jsonapi.Given;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Organization;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.organization.Organizations;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The organization that the caller calls for, by the id that the API knows it by. */
@Component
class OwnOrganization {

    private final Organizations organizations;

    OwnOrganization(Organizations organizations) {
        this.organizations = organizations;
    }

    String id(Caller caller) {
        return organizations.byId(caller.organization()).orElseThrow().publicId();
    }

    Optional<String> idOf(OrganizationId organization) {
        return organizations.byId(organization).map(Organization::publicId);
    }

    /** The official clients name the organization when they make something: it can only be this one. */
    Optional<Fault> fault(Caller caller, Given given) {
        return given.related("organization")
                .filter(named -> !named.equals(id(caller)))
                .map(other ->
                        Fault.ofRelation("organization", "must be the one that the credential is for", "invalid"));
    }
}
