package io.rialto.server.organization;

/** A membership together with whose it is. */
public record Member(Membership membership, EmailAddress email, String firstName, String lastName) {

    /** Members have no text: it could end up in a log. */
    @Override
    public String toString() {
        return "Member[" + membership.id().value() + "]";
    }
}
