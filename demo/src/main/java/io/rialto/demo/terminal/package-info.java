/** The demo's console: colour and moving lines where a person looks on, plain lines where a file does. */
@NullMarked
package io.rialto.demo.terminal;

import org.jspecify.annotations.NullMarked;
