package io.rialto.demo.provider;

/** What a code stands for. */
record Grant(Person person, String nonce, String challenge, String redirectUri) {}
