/**
 * Asks name servers for TXT records, and tells apart all the ways in which there may be none.
 *
 * <p>Each resolver is asked by itself, for whoever asks counts votes: nothing here decides which one is right. UDP first, TCP when
 * the answer does not fit; aliases are followed.
 *
 * <p>Never: an answer to another question, or one remembered.
 */
@NullMarked
package io.rialto.server.dns;

import org.jspecify.annotations.NullMarked;
