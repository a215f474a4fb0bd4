package io.rialto.server.dashboard.site;

import io.rialto.server.jsonapi.Thing;
import java.util.List;

/** An address of a site, which services ask for. */
record AddressRow(String label, String value, String spoken, String meaning) {

    static List<AddressRow> of(Thing site) {
        String issuer = site.text("issuer");
        return List.of(
                new AddressRow(
                        "Issuer, entity ID", issuer, "the issuer", "The site’s name for itself, in every protocol."),
                new AddressRow(
                        "SAML metadata",
                        issuer + "/saml/metadata",
                        "the address of the SAML metadata",
                        "All that a SAML service must know. Each service has an address of its own, on its page: then its readings are noted."),
                new AddressRow(
                        "OpenID Connect discovery",
                        issuer + "/.well-known/openid-configuration",
                        "the address of the OpenID Connect discovery",
                        "All that an OpenID Connect service must know."),
                new AddressRow(
                        "JWKS",
                        issuer + "/oauth2/jwks",
                        "the address of the key set",
                        "The keys by which signatures are checked."),
                new AddressRow(
                        "Customers’ services",
                        site.text("services_url"),
                        "the address of the customers’ services",
                        "Where customers choose a service; link to it in your shop."));
    }
}
