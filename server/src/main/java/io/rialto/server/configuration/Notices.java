package io.rialto.server.configuration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is no error and yet should be known, so that it can be told in one line each. */
final class Notices {

    private final List<String> notLaunchable = new ArrayList<>();
    private final List<String> shortSecrets = new ArrayList<>();
    private final List<String> sharedServices = new ArrayList<>();
    private final List<String> writtenSecrets = new ArrayList<>();
    private final List<String> rehearsed = new ArrayList<>();
    private final List<String> metadata = new ArrayList<>();

    /** A service that can only begin the login itself. */
    void notLaunchable(String site, String service) {
        notLaunchable.add(site + "/" + service);
    }

    /** A password or secret that could be guessed. */
    void shortSecret(Place place) {
        shortSecrets.add(place.path());
    }

    /** A service to which several sites lead, and nobody said what becomes of customers who have an account at each. */
    void sharedService(String entrances) {
        sharedServices.add(entrances);
    }

    /** A password, key or secret that is in the file itself. */
    void writtenSecret(Place place) {
        writtenSecrets.add(place.path());
    }

    /** A site that says production where only a try-out can be. */
    void productionInATryOut(Place place) {
        rehearsed.add(place.path());
    }

    /** What somebody should know of a service's document. */
    void metadata(Place place, List<String> warnings) {
        warnings.forEach(warning -> metadata.add(place.path() + ": " + warning));
    }

    /** @param development whether all of it is for development, where a written secret protects nothing */
    List<String> sentences(URI publicUrl, boolean development) {
        List<String> sentences = new ArrayList<>();
        if (!notLaunchable.isEmpty()) {
            sentences.add("Entered from their own login pages only, so they have no tile and no launch link; with"
                    + " oidc.initiate_login_uri or oidc.start_url they would: " + listed(notLaunchable));
        }
        if (!shortSecrets.isEmpty()) {
            sentences.add("Shorter than 12 characters, and soon guessed where others reach the server: "
                    + listed(shortSecrets));
        }
        if (!writtenSecrets.isEmpty() && !development) {
            sentences.add("Secrets in the file itself, for everybody who can read it; write ${NAME} there, and set that"
                    + " variable where the server runs: " + listed(writtenSecrets));
        }
        if (!rehearsed.isEmpty()) {
            sentences.add("Production under RIALTO_PUBLIC_URL " + publicUrl
                    + ", which is good for a try-out only; customers need https and another machine than their own: "
                    + listed(rehearsed));
        }
        if (!sharedServices.isEmpty()) {
            sentences.add(
                    "Several sites lead to one service, where a customer with one e-mail address at each has separate accounts; "
                            + "same_email in each of them would say so, or otherwise: "
                            + String.join("; ", sharedServices) + ".");
        }
        sentences.addAll(metadata);
        return sentences;
    }

    private static String listed(List<String> places) {
        return String.join(", ", places) + ".";
    }
}
