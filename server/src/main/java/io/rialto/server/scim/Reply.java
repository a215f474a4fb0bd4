package io.rialto.server.scim;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came back from one call. */
sealed interface Reply {

    /** @param members none when the answer had no body */
    record Good(int status, Map<String, Object> members, Optional<String> etag) implements Reply {

        Optional<Resource> resource() {
            return Resource.of(members, etag);
        }
    }

    /** The service did not do it.
     *
     * @param type RFC 7644 table 9 */
    record Objected(int status, Optional<String> type) implements Reply {

        boolean isUnsupported() {
            return status == 501 || status == 405;
        }

        Outcome outcome() {
            return switch (status) {
                case 401 -> new Outcome.Later(Reason.UNAUTHORIZED, status, Optional.empty());
                case 412 -> new Outcome.Later(Reason.CHANGED_MEANWHILE, status, Optional.empty());
                case 403 -> new Outcome.Refused(Reason.FORBIDDEN, status);
                case 404 -> new Outcome.Refused(Reason.NOT_FOUND, status);
                case 405, 501 -> new Outcome.Refused(Reason.UNSUPPORTED, status);
                case 409 -> new Outcome.Refused(Reason.TAKEN, status);
                default -> new Outcome.Refused(status < 400 ? Reason.MOVED : Reason.INVALID, status);
            };
        }
    }

    /** Nothing that can be relied on came back. */
    record Nothing(Reason reason, int status, Optional<Duration> after) implements Reply {

        Outcome outcome() {
            return switch (reason) {
                case ADDRESS_NOT_ALLOWED -> new Outcome.Refused(reason, status);
                default -> new Outcome.Later(reason, status, after);
            };
        }
    }
}
