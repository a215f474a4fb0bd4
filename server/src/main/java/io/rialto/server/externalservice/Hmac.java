package io.rialto.server.externalservice;

import io.rialto.server.externalservice.ExternalService.NameIdKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that takes fields with a message authentication code.
 *
 * @param nameIdValue CEL for the subject, in place of the kind's own; absent: the kind decides
 * @param subject the field that holds the customer's name at the service; absent: none does
 * @param time the field that says when, if the service wants one
 * @param unique the field that holds something new each time, so that no two hand-offs are equal; absent: none does
 * @param mac how the code is made, where the format does not say it
 * @param start where a launch goes first, because only the service can begin; absent: Rialto can
 */
public record Hmac(
        Format format,
        NameIdKind nameId,
        @Nullable String nameIdValue,
        @Nullable String subject,
        @Nullable Time time,
        @Nullable String unique,
        @Nullable Code mac,
        Delivery delivery,
        @Nullable String start)
        implements Protocol {

    public enum Format {
        /** Each field a parameter, and the code one more. */
        FIELDS,
        /** DiscourseConnect: a Base64 payload with its code, in answer to the forum's own. */
        DISCOURSE,
        /** Shopify Multipass: JSON, encrypted and authenticated. */
        MULTIPASS
    }

    /** When the fields were put together, in seconds or as ISO 8601. */
    public record Time(String field, Notation notation) {

        public enum Notation {
            UNIX,
            ISO
        }
    }

    /**
     * How a code is made.
     *
     * @param over the fields that go into it, in this order; empty: all, in theirs
     * @param separator what stands between them
     * @param field under which name it goes along
     */
    public record Code(
            Digest digest, Keying keying, List<String> over, String separator, Encoding encoding, String field) {

        public enum Digest {
            SHA1,
            SHA256,
            SHA512
        }

        public enum Keying {
            /** RFC 2104. */
            HMAC,
            /** The secret is hashed behind the fields. */
            APPENDED
        }

        public enum Encoding {
            HEX,
            BASE64,
            BASE64URL
        }
    }

    @Override
    public boolean reportsRefusals() {
        return delivery.failure() != null;
    }

    @Override
    public String identity() {
        return delivery.address();
    }

    @Override
    public boolean takesObjects() {
        return format == Format.MULTIPASS;
    }

    @Override
    public boolean trustsTheSitesKey() {
        return false;
    }
}
