/**
 * The dashboard: pages for an organization's owners, admins, support and auditors, a sub-package an area.
 *
 * <pre>
 * GET  /dashboard                           302 to the one organization that somebody belongs to, or a choice
 * GET  /dashboard/{organization}/{area}…   a page, or with htmx a part of one
 * POST /dashboard/{organization}/{area}…   a change: 303 to a page, or the page again with what is wrong
 * </pre>
 *
 * <p>It is a client of the API in the same process: all that its pages show and change goes through {@link
 * io.rialto.server.jsonapi.Desk}, with the caller that the session stands for. So the API decides who may do what, and nothing is
 * possible here alone. Whoever does not belong to an organization finds nothing under its name. It keeps nothing of its own.
 */
@NullMarked
package io.rialto.server.dashboard;

import org.jspecify.annotations.NullMarked;
