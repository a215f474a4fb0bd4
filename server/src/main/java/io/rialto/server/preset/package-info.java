/**
 * What is known of services that many shops lead to: how each is entered, what it must be told, what it does with accounts, and
 * what to type on its side. Each preset is a file beside this package; to add one, add a file.
 */
@NullMarked
package io.rialto.server.preset;

import org.jspecify.annotations.NullMarked;
