package io.rialto.server.trial;

import io.rialto.server.audit.Alterations;
import io.rialto.server.audit.Changes;
import io.rialto.server.audit.Event;
import io.rialto.server.audit.Subject;
import io.rialto.server.audit.Who;
import io.rialto.server.database.Ids;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.launch.Personas;
import io.rialto.server.launch.Refusal;
import io.rialto.server.organization.OrganizationId;
import io.rialto.server.site.Site;
import io.rialto.server.trial.Trial.Stage;
import io.rialto.server.trial.TrialRows.Row;
import io.rialto.server.twin.ApiTalk;
import io.rialto.server.twin.Judgement;
import io.rialto.server.twin.Opening;
import io.rialto.server.twin.Person;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Launches into twins. It does not ask who may: the caller has. Safe for use by many threads and nodes. */
@Component
public class Trials {

    /** How many a service can have in an hour. */
    public static final int MOST = 100;

    private static final int KEY_BYTES = 32;
    // HS512 takes no shorter one, RFC 7518 §3.2.
    private static final int SECRET_BYTES = 64;

    private final TrialRows rows;
    private final StandIns standIns;
    private final TwinBook book;
    private final Changes changes;
    private final TransactionTemplate transactions;
    private final KeyedHash hashes;
    private final Ids ids;
    private final SecureRandom random;
    private final Clock clock;

    Trials(
            TrialRows rows,
            StandIns standIns,
            TwinBook book,
            Changes changes,
            TransactionTemplate transactions,
            ServerSecrets secrets,
            Ids ids,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.standIns = standIns;
        this.book = book;
        this.changes = changes;
        this.transactions = transactions;
        this.hashes = new KeyedHash(secrets, "trial-launches");
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /** What comes of asking for one. */
    public sealed interface Asked {

        /** @param address where a browser begins it, once */
        record Made(Trial trial, URI address) implements Asked {

            /** It has no text: that could end up in a log. */
            @Override
            public String toString() {
                return "Made[" + trial.id() + "]";
            }
        }

        /** It has had {@link #MOST}. */
        record TooMany() implements Asked {}
    }

    /** Of one of the organization's services, whether it is published or not. */
    public Asked create(OrganizationId organization, Site site, ExternalService service, Personas persona, Who who) {
        String key = text(KEY_BYTES);
        Sealed sealed = Sealed.fresh(persona.key(), text(SECRET_BYTES), text(KEY_BYTES), uuid());
        List<String> notes = standIns.of(site, service, key, sealed).notes();
        Trial trial = new Trial(
                ids.next(), organization, site.id(), service.id(), persona.key(), Stage.WAITING, now(), notes, null);
        boolean added = added(new Row(trial, sealed.noting(trial.notes())), key, site, service, who);
        return added ? new Asked.Made(trial, page(site, key)) : new Asked.TooMany();
    }

    private boolean added(Row row, String key, Site site, ExternalService service, Who who) {
        Trial trial = row.trial();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            if (rows.count(service.id(), oldest()) >= MOST) {
                return false;
            }
            rows.add(row, hashes.of(key));
            changes.record(
                    new Subject(trial.organization().value(), "trial_launches", trial.id()),
                    Event.CREATE,
                    new Alterations()
                            .of("site", null, site.slug())
                            .of("service", null, service.slug())
                            .of("persona", null, trial.persona()),
                    who);
            return true;
        }));
    }

    /** As long as it is kept. */
    public Optional<Trial> find(OrganizationId organization, String id) {
        return rows.byId(organization, id, oldest());
    }

    /** The trial whose address holds that. */
    Optional<Row> byKey(String key) {
        return rows.byToken(hashes.of(key), oldest());
    }

    /** Whether it begins now; it does once. */
    boolean begun(Trial trial) {
        return trial.opensUntil().isAfter(clock.instant()) && rows.moved(trial.id(), Stage.WAITING, Stage.OPENED);
    }

    /** Whether a login goes on in it. */
    boolean goesOn(Trial trial) {
        return trial.stage() == Stage.OPENED && trial.goesOnUntil().isAfter(clock.instant());
    }

    /** The twin has begun a login. */
    void opening(Row row, Opening opening) {
        rows.save(row.with(opening), null);
    }

    /** The twin's API was asked on the way. */
    void asked(Row row, Optional<ApiTalk> talk) {
        talk.ifPresent(its -> rows.save(row.with(its), null));
    }

    /** Nobody is handed over: by the site's decisions, or by what the twin's API answered. */
    void turnedAway(Row row, StandIn standIn, Optional<ApiTalk> talk, Refusal reason, String detail) {
        Optional<Judgement> judgement =
                talk.flatMap(its -> standIn.api().map(api -> api.stopped(its, reason.code() + " " + detail)));
        if (judgement.isEmpty()) {
            refused(row, Verdict.refused(reason, detail));
        } else if (arrived(row.trial())) {
            judged(row, judgement.get());
        }
    }

    /** Whether what comes now is the first that came. */
    boolean arrived(Trial trial) {
        return rows.moved(trial.id(), Stage.OPENED, Stage.DONE);
    }

    /** Nothing was sent. */
    void refused(Row row, Verdict verdict) {
        rows.moved(row.trial().id(), Stage.OPENED, Stage.DONE);
        rows.save(new Row(row.trial(), row.sealed().with(verdict)), null);
    }

    /** The twin has looked at it; who was let in has an account there from now on, or had one. */
    void judged(Row row, Judgement judgement) {
        Person person = judgement.person().orElse(null);
        ServiceId service = row.trial().service();
        boolean found = person != null && book.knows(service, person);
        Verdict verdict = new Verdict(null, "", judgement.checks(), person, found);
        rows.save(new Row(row.trial(), row.sealed().with(verdict)), person == null ? null : book.page(service, person));
    }

    static URI page(Site site, String key) {
        return URI.create(site.issuer() + "/trial/" + key);
    }

    static URI login(Site site, String key) {
        return URI.create(site.issuer() + "/trial/" + key + "/login");
    }

    static URI authorize(Site site, String key) {
        return URI.create(site.issuer() + "/trial/" + key + "/authorize");
    }

    static URI door(Site site, String key) {
        return URI.create(site.issuer() + "/trial/" + key + "/in");
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    // RFC 9562 §5.4, of our own chance.
    private String uuid() {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(most, least).toString();
    }

    private Instant oldest() {
        return clock.instant().minus(Trial.KEPT);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
