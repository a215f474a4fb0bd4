/**
 * Fills the widget's list for who is logged in. Without it the widget is a link to the page of services.
 */
define(['jquery', 'Magento_Customer/js/customer-data'], function ($, customerData) {
    'use strict';

    /**
     * @param {Object} tile
     * @returns {jQuery}
     */
    function item(tile) {
        return $('<li class="item"></li>').append($('<a></a>', {href: tile.url, text: tile.name, title: tile.summary}));
    }

    return function (config, element) {
        var customer = customerData.get('customer'),
            asked = false;

        /**
         * Once, and only when the page knows of somebody who is logged in.
         */
        function ask() {
            if (asked || !customer().firstname) {
                return;
            }
            asked = true;
            $.getJSON(config.url).done(function (answer) {
                var services = answer.services || [];

                $(element).find('ul').empty().append($.map(services, item)).prop('hidden', services.length === 0);
            });
        }

        customer.subscribe(ask);
        ask();
    };
});
