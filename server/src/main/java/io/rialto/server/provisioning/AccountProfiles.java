package io.rialto.server.provisioning;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.ExternalService.NameIdKind;
import io.rialto.server.externalservice.Provisioning;
import io.rialto.server.handoff.Subjects;
import io.rialto.server.provisioning.Entrants.Entrant;
import io.rialto.server.release.Releases;
import io.rialto.server.scim.Path;
import io.rialto.server.scim.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What services are to be told of customers. */
@Component
class AccountProfiles {

    private static final String USER_NAME = "userName";
    private static final String GROUPS = "groups";

    private final Releases releases;
    private final Subjects subjects;

    AccountProfiles(Releases releases, Subjects subjects) {
        this.releases = releases;
        this.subjects = subjects;
    }

    Profile of(Entrant entrant) {
        return of(
                entrant.customer(),
                entrant.service(),
                Objects.requireNonNull(entrant.service().provisioning()),
                externalId(entrant));
    }

    /** A service that knows customers by an address, or by nothing that lasts, has their account under the lasting name all the same. */
    private String externalId(Entrant entrant) {
        return entrant.subject().kind() == NameIdKind.PERSISTENT
                        && entrant.service().protocol().nameIdValue() == null
                ? entrant.subject().value()
                : subjects.pseudonym(entrant.site(), entrant.service(), entrant.customer());
    }

    private Profile of(Customer customer, ExternalService service, Provisioning provisioning, String externalId) {
        Map<String, Object> attributes =
                new LinkedHashMap<>(releases.values(provisioning.attributes(), customer, service));
        // RFC 7643 §4.1.1: every account has one
        attributes.putIfAbsent(USER_NAME, externalId);
        return new Profile(externalId, attributes, groups(customer, service, provisioning));
    }

    private @Nullable List<String> groups(Customer customer, ExternalService service, Provisioning provisioning) {
        String expression = provisioning.groups();
        if (expression == null) {
            return null;
        }
        Object value =
                releases.values(Map.of(GROUPS, expression), customer, service).getOrDefault(GROUPS, List.of());
        List<?> names = value instanceof List<?> list ? list : List.of(value);
        return names.stream().map(Object::toString).distinct().sorted().toList();
    }

    /**
     * As a service is told.
     *
     * @param account as it is known; absent: it is new
     */
    static Wanted wanted(Profile profile, Provisioning provisioning, Optional<Account> account) {
        Map<Path, @Nullable Object> attributes = new LinkedHashMap<>();
        // What is mapped and not there was there once, maybe: it is cleared.
        provisioning
                .attributes()
                .keySet()
                .forEach(path -> Path.of(path).ifPresent(place -> attributes.put(place, null)));
        profile.attributes().forEach((path, value) -> Path.of(path).ifPresent(place -> attributes.put(place, value)));
        return new Wanted(
                profile.externalId(),
                account.map(known -> known.names().id()).orElse(null),
                attributes,
                account.filter(known -> !known.active()).isPresent(),
                provisioning.takesOver());
    }
}
