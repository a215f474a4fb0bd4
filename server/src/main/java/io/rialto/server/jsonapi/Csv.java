package io.rialto.server.jsonapi;

/** Files of comma-separated values, RFC 4180, for spreadsheets. */
public final class Csv {

    private Csv() {}

    /** RFC 4180 §2, and no spreadsheet takes it for a formula: those begin so, also behind white space. */
    public static String cell(String value) {
        String start = value.stripLeading();
        boolean formula = (!start.isEmpty() && "=+-@|%".indexOf(start.charAt(0)) >= 0)
                || (!value.isEmpty() && "\t\r\n".indexOf(value.charAt(0)) >= 0);
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
