package io.rialto.server.handoff;

import java.util.Map;

/** What a page of the shop gives to a service's widget. */
public record WidgetToken(Map<String, Object> members) {

    public WidgetToken {
        members = Map.copyOf(members);
    }

    /** It has no text: that could end up in a log. */
    @Override
    public String toString() {
        return "WidgetToken[…]";
    }
}
