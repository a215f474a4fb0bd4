/**
 * What people see of Rialto that is no feature of its own: notices (refusals and errors alike, as HTML or JSON), their
 * reference, the security headers of every page, the front page. Nothing here shows a stack trace or repeats what was sent.
 */
@NullMarked
package io.rialto.server.page;

import org.jspecify.annotations.NullMarked;
