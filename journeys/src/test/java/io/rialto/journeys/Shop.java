package io.rialto.journeys;

import static io.rialto.journeys.Ticket.aTicket;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shop of one site, as far as Rialto sees it: it has a ticket for whoever is logged in. */
record Shop(String site, String issuer, String baseUrl, String key) {

    /** The whole way of one customer, in a browser of his own: the click, the shop's ticket, Rialto's answer. */
    Answer launch(String service, Person customer) {
        Visitor visitor = new Visitor();
        return complete(visitor, ticket(service, begin(visitor, service), customer));
    }

    /** The click. Answers the nonce that the shop is handed. */
    String begin(Visitor visitor, String service) {
        Answer toShop = visitor.get(launchLink(service));
        return toShop.queryOfLocation("nonce");
    }

    String ticket(String service, String nonce, Person customer) {
        return aTicket(this, service, nonce, customer).under(key);
    }

    Answer complete(Visitor visitor, String ticket) {
        return visitor.get(completeLink(ticket));
    }

    URI launchLink(String service) {
        return URI.create(issuer + "/launch/" + service);
    }

    URI launchLink(String service, String to) {
        return URI.create(launchLink(service) + "?to=" + URLEncoder.encode(to, UTF_8));
    }

    URI completeLink(String ticket) {
        return URI.create(issuer + "/launch/complete?ticket=" + ticket);
    }

    URI metadataLink() {
        return URI.create(issuer + "/saml/metadata");
    }

    /** The certificate in the site's metadata, as a PEM file. */
    String publishedCertificate() {
        String metadata = new Visitor().get(metadataLink()).body();
        Matcher certificate = Pattern.compile("X509Certificate>([^<]+)<").matcher(metadata);
        if (!certificate.find()) {
            throw new AssertionError("no certificate in " + metadata);
        }
        String lines = certificate.group(1).strip().replaceAll("\\s", "").replaceAll("(.{64})", "$1\n");
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}
