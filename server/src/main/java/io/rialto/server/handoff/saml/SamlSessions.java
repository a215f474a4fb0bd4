package io.rialto.server.handoff.saml;

import io.rialto.saml.NameId;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.site.Site;
import io.rialto.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions at services that take logouts. Whose they are is a keyed hash, and under which name is sealed. */
@Component
public class SamlSessions {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    public SamlSessions(JdbcClient jdbc, Vault vault, Pseudonyms pseudonyms, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    void begin(Site site, SamlSession session, Instant until) {
        byte[] name = (session.nameId().format() + "\n" + session.nameId().value()).getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                        insert into saml_session (session_index, site_id, service_id, customer, subject, name_id, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session.index(),
                        site.id().value(),
                        session.service().value(),
                        session.customer(),
                        subject(site, session.service(), session.nameId()),
                        Base64.getEncoder().encodeToString(vault.seal(name, context(session.index()))),
                        until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All sessions of a customer. */
    List<SamlSession> of(Site site, String customer) {
        return jdbc.sql(
                        "select * from saml_session where site_id = ? and customer = ? and expires_at > ? order by session_index")
                .params(site.id().value(), customer, now())
                .query(this::session)
                .list();
    }

    /** All sessions that a service has under a name. */
    List<SamlSession> of(Site site, ServiceId service, NameId name) {
        return jdbc.sql(
                        "select * from saml_session where site_id = ? and subject = ? and expires_at > ? order by session_index")
                .params(site.id().value(), subject(site, service, name), now())
                .query(this::session)
                .list();
    }

    void end(Site site, Collection<String> indexes) {
        indexes.forEach(index -> jdbc.sql("delete from saml_session where site_id = ? and session_index = ?")
                .params(site.id().value(), index)
                .update());
    }

    int removeExpired() {
        return jdbc.sql("delete from saml_session where expires_at <= ?")
                .param(now())
                .update();
    }

    private SamlSession session(ResultSet row, int number) throws SQLException {
        String index = row.getString("session_index");
        String[] name = new String(
                        vault.open(Base64.getDecoder().decode(row.getString("name_id")), context(index)),
                        StandardCharsets.UTF_8)
                .split("\n", 2);
        return new SamlSession(
                index,
                new ServiceId(row.getObject("service_id", UUID.class)),
                row.getString("customer"),
                new NameId(name[0], name[1]));
    }

    private String subject(Site site, ServiceId service, NameId name) {
        return pseudonyms.of(site.id(), "saml-subject", service.value().toString(), name.value());
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String context(String index) {
        return "saml-session/" + index;
    }
}
