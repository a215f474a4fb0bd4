package io.rialto.server.connect;

import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.Availability;
import io.rialto.server.setup.SetupLink;
import java.util.List;

/** A line of the checklist. */
record Step(String words, boolean done) {

    static List<Step> of(SetupLink link, ExternalService service) {
        return List.of(
                new Step("You opened this page", true),
                new Step("You sent what the shop has to know", link.proposedAt() != null),
                new Step("The shop accepted it", link.acceptedAt() != null && link.proposal() == null),
                new Step("Customers can enter your service", service.availability() != Availability.INACTIVE));
    }
}
