package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.organization.Notes;
import io.rialto.server.provisioning.Prepared.Step;
import io.rialto.server.rollout.Finding;
import io.rialto.server.rollout.Rollouts;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/provisioning_run_results}: what a run did, or would do, of each customer whose account is not as it should be. */
@Component
class ProvisioningRunResultsResource implements Resource<Finding> {

    private static final Schema<Finding> SCHEMA = Schema.of("provisioning_run_results", Finding::id)
            .saying("What came of one customer in a provisioning run. Names of attributes, never a value.")
            .offering(Operation.LIST)
            .with(Attribute.text("run").searched().saying("The run's id."), Finding::rollout)
            .with(
                    Attribute.text("customer").searched().saying("Keyed hash of the shop's customer id."),
                    Finding::customer)
            .with(
                    Attribute.oneOf(
                                    "result",
                                    Step.CREATE.key(),
                                    Step.CHANGE.key(),
                                    Step.REFUSED.key(),
                                    Step.LATER.key())
                            .searched(),
                    finding -> finding.prepared().step().key())
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .searched()
                            .saying("Why not: a launch's reason, or the service's.")
                            .like("not_entitled"),
                    finding -> finding.prepared().reason())
            .with(
                    Attribute.object("told")
                            .saying("names: SCIM paths that are told, of a new account or where one differs.")
                            .like(Map.of("names", List.of("userName", "name.givenName"))),
                    finding -> Map.of("names", finding.prepared().attributes()))
            .noted(finding -> Notes.NONE, Finding::createdAt, Finding::createdAt)
            .build();

    private final Rollouts rollouts;

    ProvisioningRunResultsResource(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public Schema<Finding> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Finding> find(Caller caller, String id) {
        return rollouts.finding(caller.organization(), id);
    }

    @Override
    public Found<Finding> list(Caller caller, Search search) {
        return rollouts.findings(caller.organization(), search);
    }
}
