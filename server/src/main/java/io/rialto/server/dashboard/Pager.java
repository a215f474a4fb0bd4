package io.rialto.server.dashboard;

import io.rialto.server.jsonapi.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way through a list's pages.
 *
 * @param previous the address; null on the first page
 * @param next the address; null on the last page
 */
public record Pager(
        long number,
        long pages,
        long total,
        @Nullable String previous,
        @Nullable String next) {

    /** How many rows a page of a list has. */
    public static final int SIZE = 25;

    /**
     * The way through a list's pages.
     *
     * @param path of the page
     * @param asked what the list was asked for, without the page
     * @param number of the page, from 1
     */
    public static Pager of(Reply.Done list, String path, Map<String, String> asked, int number) {
        return new Pager(
                number,
                list.pages(),
                list.total(),
                number > 1 ? address(path, asked, number - 1) : null,
                number < list.pages() ? address(path, asked, number + 1) : null);
    }

    /**
     * The API's parameters for a page.
     *
     * @param parameters of the list itself, as filters
     */
    public static Map<String, String> parameters(Map<String, String> parameters, int number) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("page[number]", String.valueOf(Math.clamp(number, 1, 100_000)));
        all.put("page[size]", String.valueOf(SIZE));
        return all;
    }

    private static String address(String path, Map<String, String> asked, int number) {
        Map<String, String> all = new LinkedHashMap<>(asked);
        all.put("page", String.valueOf(number));
        return path + "?"
                + all.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
