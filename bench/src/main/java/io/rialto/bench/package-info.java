/** Measures Rialto: what issuing costs beside the signature, and whole launches over HTTP. */
@NullMarked
package io.rialto.bench;

import org.jspecify.annotations.NullMarked;
