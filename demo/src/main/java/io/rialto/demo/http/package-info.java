/** A small web server for the stand-ins: calls in, answers out, HTML that is escaped unless it says otherwise. */
@NullMarked
package io.rialto.demo.http;

import org.jspecify.annotations.NullMarked;
