package io.rialto.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Goes through all pages of the dashboard that links lead to, two of each kind, and notes what is wrong with them. */
final class Walk {

    private static final int OF_EACH_KIND = 2;
    private static final int PHONE = 390;
    private static final int DESK = 1280;

    // What is folded away must fit and be without barriers, too.
    private static final String LOOK = """
            () => { document.querySelectorAll('details').forEach(one => { one.open = true })
                return { headings: document.querySelectorAll('h1').length,
                    links: [...document.querySelectorAll('a[href]:not([download])')].map(link => new URL(link.href))
                        .filter(url => url.origin === location.origin).map(url => url.pathname + url.search) } }""";
    private static final String FITS = "document.documentElement.scrollWidth <= innerWidth";

    private final String url;
    private final Page page;
    private final List<PathPattern> patterns;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> reached = new TreeSet<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private String at = "";

    Walk(Office office, Page page) {
        this.url = office.url();
        this.page = page;
        this.patterns = pages(office);
        page.onConsoleMessage(said -> {
            if (said.type().equals("error")) {
                note(said.text());
            }
        });
        page.onPageError(this::note);
    }

    private static List<PathPattern> pages(Office office) {
        return office.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(mapping -> mapping.getPathPatternsCondition().getPatterns().stream())
                .filter(pattern -> pattern.getPatternString().matches("/(dashboard|me)(/.*)?"))
                .toList();
    }

    /** The kinds of pages that were open. */
    Set<String> reached() {
        return reached;
    }

    /** A line for each; none when all is well. */
    List<String> faults() {
        return faults;
    }

    /** From there, along every link; what it meets is searched for barriers at these widths, the phone's first. */
    void from(String start, int... widths) {
        meet(start);
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            for (String link : open(path, widths)) {
                meet(link);
            }
        }
    }

    /** That page alone. */
    void to(String path) {
        open(path, PHONE, DESK);
    }

    private void meet(String link) {
        Optional<String> kind = kind(link);
        if (kind.isPresent() && known.add(link) && seen.merge(kind.get(), 1, Integer::sum) <= OF_EACH_KIND) {
            ahead.add(link);
        }
    }

    private List<String> open(String path, int... widths) {
        at = path;
        page.setViewportSize(PHONE, 900);
        Response answer = page.navigate(url + path);
        if (answer.status() != 200) {
            note("answers " + answer.status());
            return List.of();
        }
        pattern(path).map(PathPattern::getPatternString).ifPresent(reached::add);
        Map<?, ?> looked = (Map<?, ?>) page.evaluate(LOOK);
        if (!Integer.valueOf(1).equals(looked.get("headings"))) {
            note("has " + looked.get("headings") + " headings of the first rank");
        }
        if (!(Boolean) page.evaluate(FITS)) {
            note("is wider than a phone");
        }
        if (seen.getOrDefault("searched " + kind(path).orElse(path), 0) == 0) {
            seen.put("searched " + kind(path).orElse(path), 1);
            search(widths);
        }
        return links(looked.get("links"));
    }

    private void search(int... widths) {
        for (int width : widths) {
            page.setViewportSize(width, 900);
            if (width == PHONE) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                note(Accessibility.barriers(page));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                note(Accessibility.ofColours(page));
            } else {
                note(Accessibility.ofPlaces(page));
            }
        }
    }

    private void note(String fault) {
        if (!fault.isEmpty()) {
            faults.add(at + ": " + fault);
        }
    }

    /** Pages differ by the organization, the step and what is asked of them; of many that differ by an id, one is like the other. */
    private Optional<String> kind(String link) {
        URI address = URI.create(url + link);
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        return pattern(link)
                .map(PathPattern::getPatternString)
                .filter(pattern -> !pattern.contains("."))
                .map(pattern -> (pattern.endsWith("{step}") ? address.getPath().replaceAll(".*/", pattern) : pattern)
                        + link.replaceAll("^/dashboard/([^/?]+).*", " $1 ")
                        + Arrays.stream(query.split("&", -1))
                                .map(one -> one.replaceAll("=.*", ""))
                                .sorted()
                                .collect(Collectors.joining("&")));
    }

    private Optional<PathPattern> pattern(String link) {
        PathContainer path = PathContainer.parsePath(URI.create(url + link).getRawPath());
        return patterns.stream().filter(pattern -> pattern.matches(path)).min(Comparator.naturalOrder());
    }

    private static List<String> links(Object links) {
        return ((List<?>) links).stream().map(String::valueOf).toList();
    }
}
