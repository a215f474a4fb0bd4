package io.rialto.server.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.signin.Browser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Somebody who goes wherever pages of an organization lead, and looks at the forms there. */
final class Tour {

    private static final Pattern LINK = Pattern.compile(" href=\"([^\"#]+)");
    // Files, the same page in another order, and of what there are dozens of one kind.
    private static final String NOT_ANOTHER =
            ".*(\\.(csv|jsonl|pem|txt)|[?&](page|period|site|state|kind|customer)=.*|/services/new/(?!generic-saml).*)";

    private final Browser browser;
    private final String root;

    /** @param browser signed in */
    Tour(Browser browser, String organization) {
        this.browser = browser;
        this.root = "/dashboard/" + organization;
    }

    /** Every page that can be reached from the overview. */
    Set<String> pages() {
        Set<String> seen = new TreeSet<>();
        Deque<String> ahead = new ArrayDeque<>(Set.of(root));
        while (!ahead.isEmpty()) {
            String page = ahead.remove();
            if (seen.add(page)) {
                LINK.matcher(open(page))
                        .results()
                        .map(Tour::address)
                        .filter(link -> link.startsWith(root) && !link.matches(NOT_ANOTHER))
                        .forEach(ahead::add);
            }
        }
        return seen;
    }

    /** What changes something on these pages, by name. */
    Map<String, SeenForm> forms(Set<String> pages) {
        Map<String, SeenForm> forms = new TreeMap<>();
        for (String page : pages) {
            SeenForm.on(open(page)).forEach(form -> forms.put(form.name(), form));
        }
        return forms;
    }

    /** Presses the button, and says what status the answer has. */
    int submit(SeenForm form) {
        return browser.submit(form.action(), form.fields()).statusCode();
    }

    private String open(String page) {
        var answer = browser.open(page);
        assertThat(answer.statusCode()).as(page).isIn(200, 302, 303);
        return answer.body();
    }

    private static String address(MatchResult link) {
        return HtmlUtils.htmlUnescape(link.group(1));
    }
}
