package io.rialto.server.operator;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Without a token there are no such addresses: they are unknown like any other. */
class IfOperatorTokenIsSet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String token = context.getEnvironment().getProperty("RIALTO_OPERATOR_TOKEN");
        return token != null && !token.isBlank();
    }
}
