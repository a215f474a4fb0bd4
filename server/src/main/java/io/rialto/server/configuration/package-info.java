/**
 * The configuration file: read, checked as a whole, applied in one transaction, and watched for changes.
 *
 * <p>Every error is told with its place, all of them at once; a file with an error changes nothing. What is gone from the file
 * becomes inactive, never deleted. No secret is repeated in an error.
 */
@NullMarked
package io.rialto.server.configuration;

import org.jspecify.annotations.NullMarked;
