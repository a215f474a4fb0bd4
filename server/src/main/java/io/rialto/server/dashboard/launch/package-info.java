/** Why a login failed: every attempt of a customer to enter a service and of a member to sign in, found by its reference in seconds. */
@NullMarked
package io.rialto.server.dashboard.launch;

import org.jspecify.annotations.NullMarked;
