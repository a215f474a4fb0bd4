/**
 * Links by which those who were invited come in for the first time: shown once to whoever invites, good once and for seven days.
 *
 * <p>What is chosen there opens the inviting organization alone. Whoever invites holds the link and could use it: so it must open
 * nothing that another organization gave the same person.
 */
@NamedInterface("invitations")
@NullMarked
package io.rialto.server.signin.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
