@NullMarked
package io.rialto.demo.club;

import org.jspecify.annotations.NullMarked;
