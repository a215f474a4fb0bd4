package io.rialto.demo.club;

/** The club lets nobody in for this reason. */
final class NotBelieved extends Exception {

    NotBelieved(String reason) {
        super(reason);
    }
}
