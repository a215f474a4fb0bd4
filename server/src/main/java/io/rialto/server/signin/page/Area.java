package io.rialto.server.signin.page;

/**
 * A part of the dashboard, which the navigation leads to; a bean of this type is all it takes.
 *
 * @param order of the navigation
 * @param key its path below {@code /dashboard/{organization}}; empty: the first page
 * @param label in the navigation
 */
public record Area(int order, String key, String label) {

    String path(String organization) {
        return "/dashboard/" + organization + (key.isEmpty() ? "" : "/" + key);
    }
}
