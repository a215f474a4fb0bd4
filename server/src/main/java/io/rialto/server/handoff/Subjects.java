package io.rialto.server.handoff;

import io.rialto.server.customer.Customer;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Protocol;
import io.rialto.server.key.Pseudonyms;
import io.rialto.server.release.Releases;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import io.rialto.server.vault.KeyedHash;
import io.rialto.server.vault.ServerSecrets;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Under which name a service knows a customer. */
@Component
public class Subjects {

    private final Pseudonyms pseudonyms;
    private final Releases releases;
    private final Sites sites;
    private final KeyedHash hashes;
    private final SecureRandom random;

    public Subjects(Pseudonyms pseudonyms, Releases releases, Sites sites, ServerSecrets secrets, SecureRandom random) {
        this.pseudonyms = pseudonyms;
        this.sites = sites;
        this.hashes = new KeyedHash(secrets, "shared-subjects");
        this.releases = releases;
        this.random = random;
    }

    /** The customer's name at the service; nothing when the customer lacks what it is made of. */
    public Optional<Subject> of(Site site, ExternalService service, Customer customer) {
        return value(site, service, customer)
                .map(value -> new Subject(service.protocol().nameId(), value));
    }

    /** The customer's persistent name at the service, whatever name the service is told. SAML Core §8.3.7 */
    public String pseudonym(Site site, ExternalService service, Customer customer) {
        return pseudonym(site, service, customer.id());
    }

    /** As {@link #pseudonym(Site, ExternalService, Customer)}, of a customer of whom only the shop's id is known. */
    public String pseudonym(Site site, ExternalService service, String customer) {
        String shared = site.store().sharedCustomers();
        return shared == null
                ? own(site, service, customer)
                // The customer is the same at each of the shop's sites, and the service is known by its own name.
                : hashes.of(owner(site), shared, service.protocol().identity(), customer);
    }

    /** The name that the customer has as this site's alone. */
    public String own(Site site, ExternalService service, Customer customer) {
        return own(site, service, customer.id());
    }

    /** As {@link #own(Site, ExternalService, Customer)}, of a customer of whom only the shop's id is known. */
    public String own(Site site, ExternalService service, String customer) {
        // Pairwise: two services, or two sites, cannot compare their customers.
        return pseudonyms.of(site.id(), "subject", service.id().value().toString(), customer);
    }

    private String owner(Site site) {
        return sites.ownerOf(site.id()).orElseThrow().value().toString();
    }

    private Optional<String> value(Site site, ExternalService service, Customer customer) {
        Protocol protocol = service.protocol();
        String expression = protocol.nameIdValue();
        if (expression != null) {
            return releases.text(expression, customer, service);
        }
        return switch (protocol.nameId()) {
            case PERSISTENT -> Optional.of(pseudonym(site, service, customer));
            case EMAIL -> releases.text("customer.email", customer, service);
            case CUSTOMER_ID -> releases.text("customer.id", customer, service);
            case TRANSIENT -> Optional.of(Identifiers.one(random));
        };
    }
}
