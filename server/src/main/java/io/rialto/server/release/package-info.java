/**
 * What a service may know and who may enter it: CEL expressions over the customer, checked when they are saved, compiled once.
 * Deny by default: a rule that cannot be evaluated lets nobody in, an attribute that was not mapped is not sent, a sensitive
 * one is not even seen by the expressions unless the service was cleared for it.
 */
@NullMarked
package io.rialto.server.release;

import org.jspecify.annotations.NullMarked;
