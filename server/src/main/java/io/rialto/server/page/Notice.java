package io.rialto.server.page;

import java.util.List;

/**
 * Tells somebody why it goes no further, and what to do next.
 *
 * @param code for programs
 * @param links what to do next, the best first
 */
public record Notice(int status, String code, String title, String detail, Reference reference, List<Link> links) {

    public Notice {
        links = List.copyOf(links);
    }

    public record Link(String label, String address) {}
}
