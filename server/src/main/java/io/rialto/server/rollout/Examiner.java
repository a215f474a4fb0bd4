package io.rialto.server.rollout;

import io.rialto.server.customer.Customer;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.launch.Candidacy;
import io.rialto.server.launch.Candidates;
import io.rialto.server.launch.Refusal;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.provisioning.Forerunner;
import io.rialto.server.provisioning.Prepared;
import io.rialto.server.site.Site;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides over some customers as a launch would, and has the accounts of those who may enter prepared, or compared. */
@Component
class Examiner {

    private final Candidates candidates;
    private final Forerunner forerunner;
    private final Pseudonyms pseudonyms;

    Examiner(Candidates candidates, Forerunner forerunner, Pseudonyms pseudonyms) {
        this.candidates = candidates;
        this.forerunner = forerunner;
        this.pseudonyms = pseudonyms;
    }

    List<Result> examine(Rollout rollout, Site site, Page.Customers page) {
        List<Result> results = new ArrayList<>();
        List<Entrant> entrants = new ArrayList<>();
        for (String id : page.missing()) {
            results.add(new Result(hash(site, id), Prepared.refused("no_such_customer")));
        }
        for (Customer customer : page.customers()) {
            switch (candidacy(rollout, site, customer)) {
                case Candidacy.MayNot(Refusal reason) ->
                    results.add(new Result(hash(site, customer.id()), Prepared.refused(reason.code())));
                case Candidacy.May may ->
                    entrants.add(new Entrant(site, may.service(), customer, hash(site, customer.id()), may.subject()));
            }
        }
        List<Prepared> prepared = rollout.dryRun() ? forerunner.compare(entrants) : forerunner.keep(entrants);
        for (int at = 0; at < entrants.size(); at++) {
            results.add(new Result(entrants.get(at).hash(), prepared.get(at)));
        }
        return results;
    }

    private Candidacy candidacy(Rollout rollout, Site site, Customer customer) {
        return rollout.dryRun()
                ? candidates.foreseen(site, rollout.service(), customer)
                : candidates.claimed(site, rollout.service(), customer);
    }

    private String hash(Site site, String customer) {
        return pseudonyms.customer(site.id(), customer);
    }
}
