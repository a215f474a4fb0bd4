package io.rialto.server.launch;

/**
 * The launch goes no further.
 *
 * @param detail which claim or attribute, for the operator; never a value
 */
record Refused(Refusal reason, String detail) implements Decision, Target {

    Refused(Refusal reason) {
        this(reason, "");
    }
}
