/**
 * The demo: Rialto beside a stand-in shop and three services, on one machine, with fresh data at each start.
 *
 * <p>{@code http} is the small web server under the stand-ins, {@code ticket} how a shop tells Rialto who is there,
 * {@code shop} the stand-in for Magento, {@code rewards} a service that trusts Rialto through the kit, {@code walk} a customer's
 * way through all of them without a browser. Never part of the server.
 */
@NullMarked
package io.rialto.demo;

import org.jspecify.annotations.NullMarked;
