package io.rialto.server.api;

import io.rialto.server.identityprovider.Checks;
import io.rialto.server.identityprovider.DomainCheck;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviderStore;
import io.rialto.server.signin.session.StaffAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How far the proof of a provider's domains is, and what an administrator needs to mend it. */
@Component
class ProviderEvidence {

    private final IdentityProviderStore store;
    private final String redirectUri;

    ProviderEvidence(IdentityProviderStore store, StaffAddress address) {
        this.store = store;
        this.redirectUri = address.redirectUri().toString();
    }

    Map<String, Object> of(IdentityProvider provider) {
        Checks checks = store.checks(provider);
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("redirect_uri", redirectUri);
        meta.put(
                "record_names",
                checks.domains().stream().map(ProviderEvidence::names).toList());
        meta.put(
                "domain_checks",
                checks.domains().stream().map(ProviderEvidence::check).toList());
        meta.put("next_check_at", checks.next());
        warn(checks, meta);
        return meta;
    }

    private static void warn(Checks checks, Map<String, Object> meta) {
        Instant lost = checks.lostSince();
        Instant ends = checks.graceEnds();
        if (lost != null && ends != null) {
            Map<String, Object> warning = new LinkedHashMap<>();
            warning.put("lost_since", lost);
            warning.put("grace_ends_at", ends);
            warning.put(
                    "detail",
                    "A domain does not carry txt_record any more. Put it back, or nobody signs in after the grace.");
            meta.put("warning", warning);
        }
    }

    /** The value may stand at any of the names. */
    private static Map<String, Object> names(Checks.Of of) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("domain", of.domain().name());
        names.put("names", of.names());
        return names;
    }

    private static Map<String, Object> check(Checks.Of of) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("domain", of.domain().name());
        DomainCheck last = of.last();
        if (last == null) {
            check.put("outcome", "unchecked");
            return check;
        }
        check.put("outcome", last.outcome().text());
        check.put("at", last.at());
        check.put("dnssec", last.dnssec());
        check.put("found", last.found());
        check.put(
                "servers",
                last.witnesses().stream().map(ProviderEvidence::witness).toList());
        return check;
    }

    private static Map<String, Object> witness(DomainCheck.Witness witness) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("server", witness.server());
        said.put("name", witness.name());
        said.put("said", witness.said());
        said.put("dnssec", witness.dnssec());
        said.put("records", witness.records());
        said.put("ttl", witness.ttl());
        return said;
    }
}
