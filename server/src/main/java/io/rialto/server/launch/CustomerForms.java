package io.rialto.server.launch;

import io.rialto.server.link.Links;
import io.rialto.server.page.Frame;
import io.rialto.server.page.Notice;
import io.rialto.server.page.Pages;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.site.Site;
import io.rialto.server.site.Sites;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds out whose form came, and says no to the others. */
@Component
class CustomerForms {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerForms.class);

    private final Sites sites;
    private final Proofs proofs;
    private final Links links;
    private final Refusals refusals;
    private final Answers answers;
    private final References references;
    private final Pages pages;

    CustomerForms(
            Sites sites,
            Proofs proofs,
            Links links,
            Refusals refusals,
            Answers answers,
            References references,
            Pages pages) {
        this.sites = sites;
        this.proofs = proofs;
        this.links = links;
        this.refusals = refusals;
        this.answers = answers;
        this.references = references;
        this.pages = pages;
    }

    /**
     * Who sent a form.
     *
     * @param hash keyed hash of the customer's id
     */
    record Sender(Site site, Proven.Customer proven, String hash) {}

    /** What is done for them. */
    interface Deed {
        void of(Sender sender) throws IOException;
    }

    /** Does it when the form is of a customer's page of this site. */
    void heed(String slug, Proofs.Use use, HttpServletRequest request, HttpServletResponse response, Deed deed)
            throws IOException {
        Optional<Site> site = sites.bySlug(slug).filter(Site::active);
        if (site.isEmpty()) {
            answers.turnAway(
                    refusals.unproven(new Refused(Refusal.UNKNOWN_SITE), Optional.empty(), Optional.empty()),
                    request,
                    response);
            return;
        }
        switch (proofs.open(use, site.get(), request)) {
            case Proven.Customer customer ->
                deed.of(new Sender(
                        site.get(),
                        customer,
                        links.customer(site.get().id(), customer.proof().customer())));
            case Proven.Not(Objection why) -> object(why, site.get(), request, response);
        }
    }

    /** Says why it is not done. */
    void object(Objection why, Site site, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reference reference = references.next();
        LOG.info("event=customer_form_refused reason={} reference={} site={}", why.code(), reference, site.slug());
        List<Notice.Link> ways = List.of(
                new Notice.Link("Your services", site.issuer() + "/services"),
                new Notice.Link("Back to " + site.brand().name(), site.shop().toString()));
        pages.write(
                new Notice(403, why.code(), why.title(), why.sentence(), reference, ways),
                Frame.of(site),
                request,
                response);
    }
}
