/**
 * Tenants and their staff: organizations, users, who belongs where and as what, and what people and programs prove themselves
 * with. Staff, never customers.
 *
 * <p>Passwords rest as Argon2id, secrets of API credentials as keyed hashes; neither can be had again. What the configuration file
 * made and names no more ends and is kept; what people made through the API it leaves alone.
 */
@NullMarked
package io.rialto.server.organization;

import org.jspecify.annotations.NullMarked;
