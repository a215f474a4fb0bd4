/**
 * Services: what is known of each, what its own administrator must type, what would leave for whom.
 *
 * <pre>
 * GET  services                             the list, by site
 * GET  services/{id}                        a service
 * GET  services/{id}/introduction.txt       what the other side needs, as one text
 * GET  services/{id}/certificate.pem
 * POST services/{id}/preview                with htmx a part of the page
 * GET  services/new                         a gallery of presets
 * GET  services/{id}/delete                 asks whether a draft shall go
 * POST services/{id}/delete
 * POST services/{id}/trial                  sends the browser into the service's twin
 * POST services/new/{preset}                makes a draft
 * POST services/{id}/set-up/{step}          saves a step: connection, attributes, entry, publish
 * POST services/{id}/changes/{change}       approves or rejects what its metadata says otherwise than before
 * POST services/{id}/addresses/{change}     says that a customer's new address was taken to the service
 * GET  services/{id}/links                  set-up links, and what was proposed by them
 * POST services/{id}/links                  makes one, whose address is shown once
 * POST services/{id}/links/{link}           accepts or refuses what was proposed, or takes the link back
 * </pre>
 *
 * <p>Never: a secret that was written once; a customer kept for longer than the answer takes.
 */
@NullMarked
package io.rialto.server.dashboard.service;

import org.jspecify.annotations.NullMarked;
