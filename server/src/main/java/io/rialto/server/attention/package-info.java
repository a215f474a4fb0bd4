/**
 * What somebody of an organization should see to: certificates that end, domains that are lost, services that fail, and what waits for
 * a person. Each is found when it is asked for, where it is kept; nothing is kept here.
 */
@NullMarked
package io.rialto.server.attention;

import org.jspecify.annotations.NullMarked;
