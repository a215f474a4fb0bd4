package io.rialto.server.provisioning;

/** Whether a service has the account of somebody who is about to enter. */
public sealed interface Readiness {

    record Ready() implements Readiness {}

    /**
     * The service says no.
     *
     * @param reason for the operator
     */
    record Refused(String reason) implements Readiness {}

    /**
     * The service does not answer in time; the account is made when it does.
     *
     * @param reason for the operator
     */
    record Unavailable(String reason) implements Readiness {}
}
