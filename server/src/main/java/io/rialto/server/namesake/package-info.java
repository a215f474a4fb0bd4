/**
 * Customers of several shops who have one e-mail address and go to one service: whether they are one person there, and which
 * account is theirs. It keeps keyed hashes of addresses and pseudonyms, nothing that could be read.
 */
@NullMarked
package io.rialto.server.namesake;

import org.jspecify.annotations.NullMarked;
