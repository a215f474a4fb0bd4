/** The stand-in shop answers as a real Magento 2.4.7 was seen to answer. */
@NullMarked
package io.rialto.demo.shop;

import org.jspecify.annotations.NullMarked;
