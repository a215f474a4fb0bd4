package io.rialto.server.dashboard.site;

import io.rialto.server.dashboard.Order;

/** Switching a site, and what that does. */
final class SiteOrders {

    static final Order OFF = Order.confirmed(
            "off",
            "Switch the site off",
            "All its addresses answer “not found” within two seconds, on every server: its customers enter no service. It is not"
                    + " counted any more. Keys and services stay as they are.");
    static final Order ON = Order.confirmed(
            "on",
            "Switch the site on",
            "Its customers enter its services again within two seconds, and it is counted.");

    private SiteOrders() {}
}
