package io.rialto.server.enrolment;

/** What became of a customer's account at a service. Details name attributes, statuses and causes, and no person. */
public sealed interface Enrolled {

    /** @param value the account's name there, or the address that leads into it */
    record Account(String value) implements Enrolled {

        /** It has no text: who has it may be let in. */
        @Override
        public String toString() {
            return "Account[…]";
        }
    }

    /** The customer lacks something that the service needs to make an account. */
    record Lacking(String attribute) implements Enrolled {}

    /** Something that it needs cannot be sent. */
    record Malformed(String attribute) implements Enrolled {}

    /** An account is found by the address, and nobody vouches for this customer's. */
    record Unconfirmed() implements Enrolled {}

    /** The API said no, or something that cannot be used. */
    record Declined(String detail) implements Enrolled {}

    /** The API wants no more calls for now. */
    record Busy(String detail) implements Enrolled {}

    /** No answer came. */
    record Unanswered(String detail) implements Enrolled {}
}
