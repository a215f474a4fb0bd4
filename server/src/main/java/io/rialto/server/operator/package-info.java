/**
 * What those who run the server look at: {@code GET /health}, and with the operator's token {@code GET /metrics} and
 * {@code GET /usage}; and {@code ./rialto verify-log}.
 *
 * <p>It knows sites and numbers, never a customer.
 */
@NullMarked
package io.rialto.server.operator;

import org.jspecify.annotations.NullMarked;
