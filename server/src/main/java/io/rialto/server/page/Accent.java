package io.rialto.server.page;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A site's colour, with the ink that can be read on it, as a style rule that the policy allows by its hash. */
public record Accent(String color, String ink) {

    public static final Accent RIALTO = new Accent("#0f5c55", "#ffffff");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-f]{6}");
    // Where black and white give the same contrast, WCAG 2.2 §1.4.3.
    private static final double EQUAL_CONTRAST = 0.179;

    /** The accent of that colour; Rialto's own when there is none. */
    public static Accent of(@Nullable String color) {
        if (color == null || !COLOR.matcher(color.toLowerCase(Locale.ROOT)).matches()) {
            return RIALTO;
        }
        int rgb = Integer.parseInt(color.substring(1), 16);
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return new Accent(color.toLowerCase(Locale.ROOT), luminance > EQUAL_CONTRAST ? "#000000" : "#ffffff");
    }

    /** The text of a style element. */
    public String style() {
        return ":root{--accent:" + color + ";--ink:" + ink + "}";
    }

    /** The style's source expression in a policy. */
    public String hash() {
        return SecurityHeaders.hash(style());
    }

    private static double linear(int channel) {
        double part = (channel & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
