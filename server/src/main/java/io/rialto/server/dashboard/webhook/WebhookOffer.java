package io.rialto.server.dashboard.webhook;

import io.rialto.server.dashboard.Visit;
import io.rialto.server.organization.Permission.Act;
import io.rialto.server.organization.Permission.Subject;

/** What a webhook's page offers to do with it. */
record WebhookOffer(
        boolean change, boolean test, boolean secret, boolean on, boolean off, boolean delete, boolean again) {

    static WebhookOffer of(Visit visit) {
        return new WebhookOffer(
                visit.may(Act.UPDATE, Subject.WEBHOOKS),
                visit.mayChange(Subject.WEBHOOKS, "_test", true),
                visit.mayChange(Subject.WEBHOOKS, "_rotate_secret", true),
                visit.mayChange(Subject.WEBHOOKS, "_enable", true),
                visit.mayChange(Subject.WEBHOOKS, "_disable", true),
                visit.may(Act.DESTROY, Subject.WEBHOOKS),
                visit.may(Act.UPDATE, Subject.WEBHOOK_DELIVERIES));
    }
}
