/**
 * Names the likely cause of a login that failed, in plain words, with what to do and whose job that is. Pure functions over what is known
 * of the attempt: its reason, what was expected and what came, what the service said, and what has changed since the last success. Nothing
 * is asked, nothing is kept.
 */
@NullMarked
package io.rialto.server.doctor;

import org.jspecify.annotations.NullMarked;
