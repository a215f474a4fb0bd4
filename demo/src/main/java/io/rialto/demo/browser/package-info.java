/** A customer's browser without a window: keeps cookies, shows each redirect, fills in forms. */
@NullMarked
package io.rialto.demo.browser;

import org.jspecify.annotations.NullMarked;
