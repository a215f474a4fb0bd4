package io.rialto.demo.shop;

import static io.rialto.demo.http.Html.html;

import io.rialto.demo.http.Answer;
import io.rialto.demo.http.Html;
import io.rialto.demo.shop.Session.Message;

/** What every page of the shop has around it. */
final class Layout {

    private Layout() {}

    /** A whole page, with the messages that wait for the customer. */
    static Answer page(Visit visit, String title, Html content) {
        return page(200, visit, title, content);
    }

    static Answer page(int status, Visit visit, String title, Html content) {
        Html page = html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>{} | Juniper &amp; Co.</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/static/shop.css">
                </head>
                <body>
                <a class="skip" href="#content">Skip to content</a>
                <p class="note">This is the stand-in shop for the demo. Nothing here is for sale.</p>
                {}
                <header class="top">
                <a class="brand" href="/">Juniper <span>&amp; Co.</span></a>
                <nav aria-label="Account">{}</nav>
                </header>
                <main id="content">{}{}</main>
                <footer><p>Stand-in shop for the Rialto demo. <a href="/admin/">Back office</a></p></footer>
                </body>
                </html>
                """, title, actingAs(visit), navigation(visit), messages(visit), content);
        return Answer.page(status, page);
    }

    /** The hidden field without which Magento takes no form. */
    static Html formKey(Visit visit) {
        return html(
                "<input type=\"hidden\" name=\"form_key\" value=\"{}\">",
                visit.session().formKey());
    }

    private static Html actingAs(Visit visit) {
        return visit.admin()
                .flatMap(_ -> visit.loggedIn())
                .map(customer -> html(
                        "<p class=\"acting\" role=\"status\">An administrator is acting as {}. "
                                + "<a href=\"/customer/account/logout/\">Stop</a></p>",
                        customer.fullName()))
                .orElse(Html.NOTHING);
    }

    private static Html navigation(Visit visit) {
        return visit.loggedIn()
                .map(customer -> html("""
                        <span class="hello">Welcome, {}</span>
                        <a href="/customer/account/">My Account</a>
                        <a href="/rialto/services">My Services</a>
                        <a href="/customer/account/logout/">Sign Out</a>""", customer.firstName()))
                .orElse(html("<a href=\"/customer/account/login/\">Sign In</a>"));
    }

    private static Html messages(Visit visit) {
        return visit.session().takeMessages().stream().map(Layout::message).collect(Html.joined());
    }

    private static Html message(Message message) {
        return html(
                "<p class=\"message {}\" role=\"{}\">{}</p>",
                message.good() ? "good" : "bad",
                message.good() ? "status" : "alert",
                message.text());
    }
}
