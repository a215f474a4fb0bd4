package io.rialto.server.signin.passkey;

/** A passkey that an authenticator has just made, as {@link Passkey} keeps it. */
record Made(String credentialId, String credential, long count, boolean backedUp) {}
