/**
 * A twin of a service that speaks OpenID Connect: it logs its members in at one site of Rialto and makes accounts on the way.
 *
 * <pre>
 * GET  /             who you are here, or a button to log in with the shop
 * GET  /login        begins a login; the shop's tile leads here (iss, target_link_uri)
 * GET  /callback     the code comes back
 * POST /backchannel  the shop's session is over
 * POST /signout      out of the club, and of what Rialto gave it
 * GET  /api/accounts how many accounts there are
 * </pre>
 */
@NullMarked
package io.rialto.demo.club;

import org.jspecify.annotations.NullMarked;
