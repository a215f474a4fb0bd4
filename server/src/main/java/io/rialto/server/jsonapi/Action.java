package io.rialto.server.jsonapi;

import java.util.List;

/**
 * Something that is done with a resource beside changing its attributes: {@code POST /memberships/{id}/resend}. Its answer is 202,
 * without a body.
 *
 * @param method {@code POST} or {@code PATCH}
 * @param attributes what may be given with it
 */
public record Action(String name, String method, List<Attribute> attributes, String description) {

    public Action {
        attributes = List.copyOf(attributes);
    }
}
