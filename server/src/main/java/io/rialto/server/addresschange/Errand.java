package io.rialto.server.addresschange;

/**
 * A change that is to be carried out.
 *
 * @param sealed the shop's id of the customer
 * @param told how often the shop had told of it
 */
record Errand(AddressChange change, String sealed, int told) {}
