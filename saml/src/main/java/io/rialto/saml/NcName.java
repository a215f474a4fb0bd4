package io.rialto.saml;

/** The type of XML IDs, kept to ASCII: each parser has its own idea of which other letters a name may have. */
final class NcName {

    private NcName() {}

    /** @throws IllegalArgumentException when it is no NCName in ASCII */
    static void require(String id) {
        if (id.isEmpty() || !isStart(id.charAt(0)) || !id.chars().allMatch(NcName::isPart)) {
            throw new IllegalArgumentException(
                    "an ID starts with a letter or underscore, and goes on with these, digits, - and .");
        }
    }

    private static boolean isStart(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static boolean isPart(int c) {
        return isStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }
}
