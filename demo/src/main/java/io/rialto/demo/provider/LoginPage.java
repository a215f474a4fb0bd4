package io.rialto.demo.provider;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Html;
import java.util.List;

/** Where one chooses who one is. */
final class LoginPage {

    private LoginPage() {}

    static Html of(String query, List<Person> people) {
        List<Html> buttons = people.stream()
                .map(person -> html(
                        "<p><button name=\"subject\" value=\"{}\">{} ({})</button></p>",
                        person.subject(),
                        person.fullName(),
                        person.email()))
                .toList();
        return html("""
                        <!DOCTYPE html>
                        <html lang="en">
                        <head><meta charset="utf-8"><title>Acme's own login</title></head>
                        <body>
                        <h1>Acme's own login</h1>
                        <form method="post" action="/authorize?{}">
                        {}
                        <p><button name="cancel" value="yes">Cancel</button></p>
                        </form>
                        </body>
                        </html>
                        """, query, buttons);
    }
}
