package io.rialto.demo.shop;

import java.util.Map;

/** What {@code GET /rest/V1/attributeMetadata/customer/attribute/{code}} says about select attributes. */
final class OptionLabels {

    private static final Map<String, Map<String, String>> LABELS =
            Map.of("partner_level", Map.of("4", "Bronze", "5", "Silver", "6", "Gold"));

    private OptionLabels() {}

    /** The options of a select; none of a text. */
    static Map<String, String> all(String attribute) {
        return LABELS.getOrDefault(attribute, Map.of());
    }

    /** The label of an option; the value itself where the attribute is a text. */
    static String of(String attribute, String value) {
        return LABELS.getOrDefault(attribute, Map.of()).getOrDefault(value, value);
    }
}
