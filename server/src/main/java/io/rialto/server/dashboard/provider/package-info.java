/**
 * The pages of a company's own login: identity providers, the proof of their domains, and who must come by them.
 *
 * <pre>
 * GET  /dashboard/{organization}/identity-providers
 * GET  …/new, POST                          POST with {@code find} fills the addresses in from the provider's own word
 * GET  …/{id}, …/{id}/domains               the page, and its live part
 * GET  …/{id}/edit, POST
 * POST …/{id}/{enable|disable|verify|delete}
 * GET  …/enforcement, POST                  the rehearsal, and what it rehearsed
 * </pre>
 */
@NullMarked
package io.rialto.server.dashboard.provider;

import org.jspecify.annotations.NullMarked;
