/**
 * Set-up links: whoever looks after a service elsewhere reads there what to type on the service's side, and gives what Rialto has to know of it,
 * without an account. What they give is a proposal, which an owner or admin accepts.
 *
 * <pre>
 * waiting --the service's side gives something-->  proposed --an owner or admin accepts-->  accepted
 * proposed --an owner or admin refuses it--> waiting
 * any of them --revoked-->                         revoked
 * any of them --its time is over-->                expired
 * </pre>
 *
 * <p>Of the link only a keyed hash is kept. A proposal rests sealed, says nothing but what a service knows of itself, and is read by the configuration
 * file's own readers before it is kept and again when it is accepted.
 */
@NullMarked
package io.rialto.server.setup;

import org.jspecify.annotations.NullMarked;
