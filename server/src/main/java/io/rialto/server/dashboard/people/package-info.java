/**
 * The pages of an organization's people: who belongs, as what, where they are signed in, and the credentials of its programs.
 *
 * <pre>
 * GET  /dashboard/{organization}/people, POST            the list; POST invites
 * GET  …/people/{id}
 * POST …/people/{id}/{role|invite|remove}, …/people/{id}/sessions/{session}/end
 * GET  /dashboard/{organization}/credentials, POST
 * POST …/credentials/{id}/delete
 * </pre>
 */
@NullMarked
package io.rialto.server.dashboard.people;

import org.jspecify.annotations.NullMarked;
