/** Stand-ins for the demo and the tests: a shop that behaves as Magento does, and services that customers enter. */
@NullMarked
package io.rialto.demo;

import org.jspecify.annotations.NullMarked;
