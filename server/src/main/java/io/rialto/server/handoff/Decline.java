package io.rialto.server.handoff;

/**
 * What a service is told whose request is not granted.
 *
 * @param atOnce without a page of ours in between; else the customer reads why, and goes back by a button
 */
public record Decline(HandOver handOver, boolean atOnce) {

    public enum Cause {
        /** Nobody may be asked, and nobody is logged in at the shop. */
        LOGIN_REQUIRED,
        /** The customer logged in at the shop longer ago than the service takes. */
        LOGIN_TOO_OLD,
        /** The customer may not enter. */
        DENIED
    }
}
