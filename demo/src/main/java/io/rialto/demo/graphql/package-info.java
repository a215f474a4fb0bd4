/** As much of GraphQL as a storefront's requests to the stand-in shop need: one operation, fields, arguments that are texts, variables. */
@NullMarked
package io.rialto.demo.graphql;

import org.jspecify.annotations.NullMarked;
