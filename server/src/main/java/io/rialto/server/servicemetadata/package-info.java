/**
 * What services publish about themselves by SAML metadata.
 *
 * <pre>
 * never fetched -> in force          the first document counts at once: the operator named its address
 * in force      -> in force          it says the same, or differs in what changes nothing
 * in force      -> pending change    an endpoint or a key differs: the old one stays in force
 * pending       -> approved | rejected      by an owner or admin
 * pending       -> superseded | withdrawn   the service publishes something else again, or what is in force
 * </pre>
 *
 * <p>A job per service fetches, on one node at a time. Never: anything that a document names is fetched; a document decides for itself
 * where customers go.
 */
@NullMarked
package io.rialto.server.servicemetadata;

import org.jspecify.annotations.NullMarked;
