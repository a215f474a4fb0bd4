package io.rialto.server.configuration;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the file says and this release does not do, so that it can be told in one line each. */
final class Notices {

    private final List<String> services = new ArrayList<>();
    private final List<String> shortSecrets = new ArrayList<>();
    private final List<String> sharedServices = new ArrayList<>();

    /** A service whose protocol or preset is not offered. */
    void notOffered(String site, String service, String what) {
        services.add(site + "/" + service + " (" + what + ")");
    }

    /** A password or secret that could be guessed. */
    void shortSecret(Place place) {
        shortSecrets.add(place.path());
    }

    /** A service to which several sites lead, and nobody said what becomes of customers who have an account at each. */
    void sharedService(String entrances) {
        sharedServices.add(entrances);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!services.isEmpty()) {
            sentences.add(
                    "This release speaks SAML with preset generic-saml only; these services are known but cannot be entered: "
                            + String.join(", ", services) + ".");
        }
        if (!shortSecrets.isEmpty()) {
            sentences.add("Shorter than 12 characters, and soon guessed where others reach the server: "
                    + String.join(", ", shortSecrets) + ".");
        }
        if (!sharedServices.isEmpty()) {
            sentences.add(
                    "Several sites lead to one service, where a customer with one e-mail address at each has separate accounts; "
                            + "same_email in each of them would say so, or otherwise: "
                            + String.join("; ", sharedServices) + ".");
        }
        return sentences;
    }
}
