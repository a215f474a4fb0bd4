package io.rialto.server.dashboard.service;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;

/** What the page of a service's set-up links offers. */
record LinkOffer(boolean make, boolean accept, boolean refuse, boolean revoke) {

    static LinkOffer of(Visit visit) {
        return new LinkOffer(
                visit.may(Act.CREATE, Subject.SETUP_LINKS),
                visit.mayChange(Subject.SETUP_LINKS, "_accept", true),
                visit.mayChange(Subject.SETUP_LINKS, "_refuse", true),
                visit.mayChange(Subject.SETUP_LINKS, "_revoke", true));
    }
}
