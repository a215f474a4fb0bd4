/**
 * A launch into a twin: a customer who does not exist goes the whole way into a service that does not exist either. The message is
 * made as for the service, by the same rules and with the site's own key, but for the twin: its address, its audience, a secret that
 * was made for this once. Whoever has it can enter nowhere. What is no launch is counted nowhere either.
 *
 * <pre>
 * GET      {site}/trial/{key}      once, within five minutes: hands the customer over; later what came of it
 * GET|POST {site}/trial/{key}/in   once: the twin looks at what came
 *
 * and where the service asks for its tokens itself (OpenID Connect):
 *
 * GET      {site}/trial/{key}/login      the twin is asked to begin
 * GET      {site}/trial/{key}/authorize  what /oauth2/authorize is, for the trial's client alone
 *
 * waiting --opened--> opened --brought to the twin--> done
 * waiting --the customer is refused before--> done
 * </pre>
 *
 * <p>Where the service's own API finds or makes the account, the twin plays that, within the server: the service's is never called.
 *
 * <p>Of the key a hash is kept; the rest rests sealed, and is gone after an hour, which is as long as the twin knows its accounts.
 */
@NullMarked
package io.rialto.server.trial;

import org.jspecify.annotations.NullMarked;
