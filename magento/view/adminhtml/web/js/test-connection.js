/**
 * Asks Rialto, and shows what it says point by point.
 */
define(['jquery', 'mage/translate'], function ($, $t) {
    'use strict';

    /**
     * @param {Object} point
     * @returns {jQuery}
     */
    function item(point) {
        return $('<li></li>', {
            'class': 'message message-' + (point.ok ? 'success' : 'error'),
            text: point.detail
        });
    }

    return function (config, element) {
        var list = $(element).find('ul');

        $(element).find('button').on('click', function () {
            list.prop('hidden', false).text($t('One moment, please.'));
            $.ajax({url: config.url, type: 'POST', dataType: 'json', data: {'form_key': window.FORM_KEY}})
                .done(function (answer) {
                    list.empty().append($.map(answer.checks || [], item));
                })
                .fail(function () {
                    list.text($t('The shop did not answer. Reload the page and try again.'));
                });
        });
    };
});
