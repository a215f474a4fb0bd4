/**
 * Services that customers enter: Rewards, and a second one, Warranty, that is open to everybody. Both are a twin of what a partner
 * runs elsewhere. Whom they believe, they decide with the kit and with nothing else.
 *
 * <pre>
 * /               who is signed in, from which attributes the account was made, and what proved it
 * /catalogue      a page to be linked to directly
 * /saml/acs       where Rialto's responses arrive
 * /signout        ends the session
 * /api/accounts   how many accounts there are; for the tests of this twin only, a real service has no such page
 * </pre>
 *
 * <p>Accounts live in memory.
 */
@NullMarked
package io.rialto.demo.rewards;

import org.jspecify.annotations.NullMarked;
