/** Who else is told what happens: webhooks, and what became of their deliveries. */
@NullMarked
package io.rialto.server.dashboard.webhook;

import org.jspecify.annotations.NullMarked;
