/**
 * Makes the accounts of a service before their customers come, or says what would be made: a run goes through the shop's customers page
 * by page, or through those that it is given, decides over each as a launch would, and tells the service by SCIM.
 *
 * <pre>
 * running -> done        everybody was looked at
 *         -> cancelled   somebody stopped it; what was made stays
 *         -> failed      the shop or the service cannot be asked: somebody has to look
 * </pre>
 *
 * <p>It is a job: it outlasts restarts, and whichever node comes first goes on with the next page. Of customers it keeps keyed hashes, and
 * names of attributes; ids that it has yet to look at rest sealed.
 *
 * <p>Never: an account for somebody whom a launch would turn away; two runs for one service at a time; a value of a profile.
 */
@NullMarked
package io.rialto.server.rollout;

import org.jspecify.annotations.NullMarked;
