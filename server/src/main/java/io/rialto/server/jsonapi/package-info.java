/**
 * The API's protocol: JSON:API 1.0 over HTTP as the official clients of the provisioning API speak it. A resource describes itself
 * by a {@link io.rialto.server.jsonapi.Schema} and implements {@link io.rialto.server.jsonapi.Resource}; everything else (media
 * types, parameters, documents, links, error documents, rate limits, entity tags, idempotency keys, CORS, OpenAPI) happens here,
 * the same for all of them.
 *
 * <pre>
 * /api/{path}                              GET list, POST create
 * /api/{path}                              GET the whole list as a file, by its media type, where the schema says so
 * /api/{path}/{id}                         GET, PATCH, DELETE
 * /api/{own}                               GET, PATCH: the one that is the caller's own
 * /api/{path}/{id}/{relation}              GET what it is related to
 * /api/{path}/{id}/relationships/{relation} GET its linkage
 * /api/{path}/{id}/{action}                POST or PATCH
 * /api/openapi.json                        GET, without a token
 * </pre>
 *
 * <p>Who may do what is the resource's to decide; that nobody does anything without a good access token is decided here. Nothing here
 * repeats a value that was sent, for it may be a secret.
 *
 * @see <a href="https://jsonapi.org/format/1.0/">JSON:API 1.0</a>
 */
@NullMarked
package io.rialto.server.jsonapi;

import org.jspecify.annotations.NullMarked;
