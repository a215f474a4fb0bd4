package io.rialto.server.provisioning;

/**
 * A service confirmed that an account is switched off or gone, because its customer left; published in the transaction that notes it.
 *
 * @param task the receipt
 * @param deleted gone, not switched off
 */
public record AccountLeft(Task task, boolean deleted) {}
