package io.rialto.server.provisioning;

import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.site.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
class AccountRows {

    private final JdbcClient jdbc;
    private final Sealing sealing;

    AccountRows(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    Optional<Account> find(Lane lane) {
        return jdbc.sql("select * from provisioned_account where service_id = :service and customer = :customer")
                .param("service", lane.service().value())
                .param("customer", lane.customer())
                .query(this::account)
                .optional();
    }

    List<Account> of(SiteId site, String customer) {
        return jdbc.sql("""
                        select * from provisioned_account where site_id = :site and customer = :customer order by service_id
                        """)
                .param("site", site.value())
                .param("customer", customer)
                .query(this::account)
                .list();
    }

    /** Whether somebody else uses the same account. */
    boolean isShared(Account account) {
        return jdbc.sql("""
                        select count(*) from provisioned_account
                        where account = :account and active and not (service_id = :service and customer = :customer)
                        """)
                        .param("account", account.account())
                        .param("service", account.lane().service().value())
                        .param("customer", account.lane().customer())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void save(Account account) {
        String update = """
                update provisioned_account set account = :account, sealed = :sealed, active = :active, print = :print,
                    told_at = :told
                where service_id = :service and customer = :customer
                """;
        if (write(update, account) == 0) {
            write("""
                    insert into provisioned_account (service_id, customer, site_id, account, sealed, active, print, told_at)
                    values (:service, :customer, :site, :account, :sealed, :active, :print, :told)
                    """, account);
        }
    }

    void remove(Lane lane) {
        jdbc.sql("delete from provisioned_account where service_id = :service and customer = :customer")
                .param("service", lane.service().value())
                .param("customer", lane.customer())
                .update();
    }

    private int write(String sql, Account account) {
        return jdbc.sql(sql)
                .param("service", account.lane().service().value())
                .param("customer", account.lane().customer())
                .param("site", account.site().value())
                .param("account", account.account())
                .param("sealed", sealing.seal(account.names(), account.lane()))
                .param("active", account.active())
                .param("print", account.print())
                .param("told", TaskRows.utc(account.toldAt()))
                .update();
    }

    private Account account(ResultSet row, int number) throws SQLException {
        Lane lane = new Lane(new ServiceId(row.getObject("service_id", UUID.class)), row.getString("customer"));
        return new Account(
                lane,
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("account"),
                sealing.names(row.getString("sealed"), lane),
                row.getBoolean("active"),
                row.getString("print"),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }
}
