package io.rialto.server.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A way in which a name can be written down.
 *
 * @param name what a report calls it
 * @param text the bytes to look for, each a character
 * @param anyCase ASCII letters in either case are the same; the text has small ones
 */
record Form(String name, String text, boolean anyCase) {

    static final String PLAIN = "plain";
    static final String UTF_16 = "utf-16";
    static final String HEX = "hex";
    static final String BASE64 = "base64";
    static final String PERCENT = "url_encoded";
    static final String ESCAPED = "escaped";

    /** What a report says that was searched for. */
    static final List<String> NAMES = List.of(PLAIN, UTF_16, HEX, BASE64, PERCENT, ESCAPED);

    static List<Form> of(Marker marker) {
        Map<String, Form> forms = new LinkedHashMap<>();
        for (String name : List.of(marker.plain(), marker.odd())) {
            // Whoever writes a name down may change its case before it is encoded.
            for (String spelled : List.of(name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT))) {
                of(spelled).forEach(form -> forms.putIfAbsent(form.anyCase() + form.text(), form));
            }
        }
        return List.copyOf(forms.values());
    }

    private static List<Form> of(String name) {
        List<Form> forms = new ArrayList<>();
        forms.add(inAnyCase(PLAIN, text(name.getBytes(UTF_8))));
        forms.add(inAnyCase(PLAIN, text(name.getBytes(ISO_8859_1))));
        forms.add(inAnyCase(UTF_16, text(name.getBytes(UTF_16BE))));
        forms.add(inAnyCase(UTF_16, text(name.getBytes(UTF_16LE))));
        forms.add(inAnyCase(
                PERCENT, each(name.getBytes(UTF_8), one -> one < 0x80 ? String.valueOf((char) one) : percent(one))));
        forms.add(inAnyCase(PERCENT, each(name.getBytes(UTF_8), Form::percent)));
        forms.add(inAnyCase(
                ESCAPED, each(name, one -> one < 0x80 ? Character.toString(one) : "\\u%04x".formatted(one))));
        forms.add(inAnyCase(ESCAPED, each(name, "\\u%04x"::formatted)));
        forms.add(inAnyCase(ESCAPED, each(name, one -> one < 0x80 ? Character.toString(one) : "&#" + one + ";")));
        forms.add(inAnyCase(
                ESCAPED, each(name, one -> one < 0x80 ? Character.toString(one) : "&#x%x;".formatted(one))));
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
            byte[] bytes = name.getBytes(charset);
            forms.add(inAnyCase(HEX, HexFormat.of().formatHex(bytes)));
            for (int before = 0; before < 3; before++) {
                String base64 = base64(bytes, before);
                forms.add(new Form(BASE64, base64, false));
                forms.add(new Form(BASE64, base64.replace('+', '-').replace('/', '_'), false));
            }
        }
        // What a charset does not have is a question mark there, which proves nothing.
        forms.removeIf(form -> form.text().indexOf('?') >= 0);
        return forms;
    }

    /** What is the same whatever stands in front and behind, when so many bytes of a group of three are in front. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return whole.substring((8 * before + 5) / 6, 8 * shifted.length / 6);
    }

    private static String each(byte[] bytes, IntFunction<String> written) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            text.append(written.apply(Byte.toUnsignedInt(one)));
        }
        return text.toString();
    }

    private static String each(String name, IntFunction<String> written) {
        return name.chars().mapToObj(written).collect(Collectors.joining());
    }

    private static String percent(int one) {
        return "%%%02x".formatted(one);
    }

    private static Form inAnyCase(String name, String text) {
        return new Form(name, text(small(text.getBytes(ISO_8859_1))), true);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** The same with small ASCII letters; bytes of other letters stay as they are. */
    static byte[] small(byte[] bytes) {
        byte[] small = Arrays.copyOf(bytes, bytes.length);
        for (int at = 0; at < small.length; at++) {
            if (small[at] >= 'A' && small[at] <= 'Z') {
                small[at] = (byte) (small[at] + ('a' - 'A'));
            }
        }
        return small;
    }

    byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    /** It has no text: it would be found in the log. */
    @Override
    public String toString() {
        return "Form[" + name + "]";
    }
}
