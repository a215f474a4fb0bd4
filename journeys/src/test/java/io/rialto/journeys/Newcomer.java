package io.rialto.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;

/** Somebody who sees the dashboard for the first time, reads every page, and types slowly. Counted, so that no machine is too slow. */
final class Newcomer {

    private static final Duration A_PAGE = Duration.ofSeconds(12);
    private static final Duration A_FIELD = Duration.ofSeconds(10);
    private static final Duration A_CLICK = Duration.ofSeconds(2);

    private final Page page;
    private String path = "";
    private Duration needed = Duration.ZERO;

    Newcomer(Page page) {
        this.page = page;
    }

    void follow(String link) {
        click(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
    }

    void press(String button) {
        click(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    void type(String label, String text) {
        read();
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        needed = needed.plus(A_FIELD);
    }

    /** What it took until now. */
    Duration needed() {
        return needed;
    }

    private void click(Locator what) {
        read();
        what.click();
        needed = needed.plus(A_CLICK);
    }

    private void read() {
        String here = page.url().replaceFirst("[?#].*", "");
        if (!here.equals(path)) {
            path = here;
            needed = needed.plus(A_PAGE);
        }
    }
}
