package io.rialto.server.trial;

import io.rialto.server.handoff.Redirect;
import io.rialto.server.handoff.oidc.client.Parameters;
import io.rialto.server.launch.Refusal;
import io.rialto.server.site.Site;
import io.rialto.server.trial.OpenTrials.Found;
import io.rialto.server.trial.TrialLogins.Login;
import io.rialto.server.trial.TwinVisits.Visit;
import io.rialto.server.twin.ApiDesk;
import io.rialto.server.twin.Check;
import io.rialto.server.twin.Judgement;
import io.rialto.server.twin.OidcTwin;
import io.rialto.server.twin.Opening;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What browsers do on the way of a login that the twin began itself. Safe for use by many threads and nodes. */
@Component
class LoginVisits {

    private static final Logger LOG = LoggerFactory.getLogger(LoginVisits.class);

    private final OpenTrials open;
    private final Trials trials;
    private final TrialLogins logins;
    private final ApiStandIns apis;
    private final SecureRandom random;

    LoginVisits(OpenTrials open, Trials trials, TrialLogins logins, ApiStandIns apis, SecureRandom random) {
        this.open = open;
        this.trials = trials;
        this.logins = logins;
        this.apis = apis;
        this.random = random;
    }

    /** A trial in which a login goes on. */
    private record Going(Found found, StandIn standIn, OidcTwin twin) {}

    /**
     * The twin is asked to begin (OpenID Connect Core §4).
     *
     * @param issuer by whom, as the address says; empty: it does not
     */
    Visit login(Site site, String key, String issuer) {
        Optional<Going> going = going(site, key);
        if (going.isEmpty()) {
            return new Visit.Unknown();
        }
        Found found = going.get().found();
        if (!trials.goesOn(found.trial()) || found.row().sealed().opening() != null) {
            return new Visit.Used();
        }
        OidcTwin twin = going.get().twin();
        Opening opening = Opening.next(twin.contract().announced() ? issuer : "", random);
        Optional<Judgement> faults = twin.faults(opening);
        if (faults.isPresent()) {
            return ended(found, faults.get());
        }
        trials.opening(found.row(), opening);
        return new Visit.Away(new Redirect(
                URI.create(Trials.authorize(site, key) + "?" + ProviderHere.query(twin.request(opening)))));
    }

    /** The twin's request is at the site. */
    Visit authorize(Site site, String key, Parameters parameters) {
        Optional<Going> going = going(site, key);
        if (going.isEmpty()) {
            return new Visit.Unknown();
        }
        Found found = going.get().found();
        return trials.goesOn(found.trial()) ? authorized(site, going.get(), parameters) : new Visit.Used();
    }

    private Visit authorized(Site site, Going going, Parameters parameters) {
        Found found = going.found();
        Optional<ApiDesk> desk = apis.desk(going.standIn());
        TrialLogins.Place place = new TrialLogins.Place(
                site, found.service(), going.standIn().service(), found.trial().persona(), ApiStandIns.line(desk));
        try {
            return switch (logins.authorize(place, parameters)) {
                case Login.Back(var handOver) -> {
                    trials.asked(found.row(), desk.flatMap(ApiDesk::talk));
                    yield new Visit.Away(handOver);
                }
                case Login.Stopped(String why) -> ended(found, stopped(why));
                case Login.TurnedAway(Refusal reason, String detail) -> {
                    trials.turnedAway(found.row(), going.standIn(), desk.flatMap(ApiDesk::talk), reason, detail);
                    yield new Visit.Back();
                }
            };
        } catch (RuntimeException failed) {
            // As at the door: the cause may hold what nobody should read.
            LOG.warn(
                    "trial outcome=failed service={} cause={}",
                    found.service().slug(),
                    failed.getClass().getSimpleName());
            trials.refused(found.row(), Verdict.UNMADE);
            return new Visit.Back();
        }
    }

    private Optional<Going> going(Site site, String key) {
        return open.by(site, key).flatMap(found -> going(found, open.standIn(site, key, found)));
    }

    private static Optional<Going> going(Found found, StandIn standIn) {
        return standIn.twin() instanceof OidcTwin twin
                ? Optional.of(new Going(found, standIn, twin))
                : Optional.empty();
    }

    private Visit ended(Found found, Judgement judgement) {
        if (!trials.arrived(found.trial())) {
            return new Visit.Used();
        }
        trials.judged(found.row(), judgement);
        return new Visit.Back();
    }

    private static Judgement stopped(String why) {
        return new Judgement(
                List.of(new Check(
                        "The site takes the request",
                        "of the trial’s own client, for its own address",
                        why,
                        Check.Verdict.FAILED)),
                Optional.empty());
    }
}
