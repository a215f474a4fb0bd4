package io.rialto.demo.walk;

/** A step went otherwise than it must. */
public final class Unexpected extends RuntimeException {

    Unexpected(String what, Object expected, Object found) {
        super(what + ": expected " + expected + ", found " + found);
    }
}
