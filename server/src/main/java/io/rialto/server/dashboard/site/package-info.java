/**
 * Sites, their keys, and the shops they are connected with.
 *
 * <pre>
 * GET  sites                                the list
 * GET  sites/{site}                         addresses, shop, keys, activation
 * POST sites/{site}/edit                    changes name, brand and policy
 * POST sites/{site}/activation              on, off
 * POST sites/{site}/check                   asks the shop, and shows what it answered
 * POST sites/{site}/keys                    prepares the next key
 * POST sites/{site}/keys/{key}              gives a key one of its orders
 * GET  sites/{site}/keys/{key}/certificate.pem
 * POST sites/{site}/pairings                makes a one-time code, shown in the answer alone
 * GET  sites/{site}/pairings/{pairing}      how far it is: a part of the page
 * POST sites/{site}/pairings/{pairing}      removes it
 * </pre>
 *
 * <p>Never: a private key, or a ticket key.
 */
@NullMarked
package io.rialto.server.dashboard.site;

import org.jspecify.annotations.NullMarked;
