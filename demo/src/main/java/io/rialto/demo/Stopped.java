package io.rialto.demo;

/** The demo cannot go on; the message is one sentence for the person at the console. */
final class Stopped extends Exception {

    Stopped(String sentence) {
        super(sentence);
    }
}
