/** Journeys over the real, packaged programs: what a customer, a service and an operator see. */
@NullMarked
package io.rialto.journeys;

import org.jspecify.annotations.NullMarked;
