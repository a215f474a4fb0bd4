/**
 * The other side of OpenID Connect: what a service does that logs people in at a site of Rialto. Written from the specifications
 * alone, with the JDK's own cryptography; it shares nothing with what issues the tokens.
 */
@NullMarked
package io.rialto.demo.openid;

import org.jspecify.annotations.NullMarked;
