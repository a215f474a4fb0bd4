package io.rialto.server.dashboard.me;

import io.rialto.server.signin.page.Words;
import io.rialto.server.signin.passkey.Passkey;
import io.rialto.server.signin.session.Seat;
import io.rialto.server.signin.session.Session;
import io.rialto.server.signin.session.SignedIn;

/** What stands in the lists of one's own page. */
final class Rows {

    private Rows() {}

    /** @param here whether it is the one that asks */
    record SessionRow(String id, String agent, String said, boolean here) {

        static SessionRow of(Session session, SignedIn signedIn) {
            return new SessionRow(
                    session.id().value(),
                    session.agent(),
                    way(session) + " · since " + Words.of(session.createdAt()) + " · last used "
                            + Words.of(session.seenAt()),
                    session.id().equals(signedIn.session().id()));
        }

        private static String way(Session session) {
            if (session.provider() != null) {
                return "SSO";
            }
            return session.passkey() ? "Passkey" : "Password";
        }
    }

    record PasskeyRow(String id, String name, String said) {

        static PasskeyRow of(Passkey passkey) {
            return new PasskeyRow(
                    passkey.id(),
                    passkey.name(),
                    "Made " + Words.of(passkey.createdAt())
                            + (passkey.usedAt() == null
                                    ? " · never used"
                                    : " · last used " + Words.of(passkey.usedAt()))
                            + (passkey.backedUp() ? " · kept by the device’s maker, too" : " · on one device only"));
        }
    }

    record SeatRow(String organization, String path, String role, String plan) {

        static SeatRow of(Seat seat) {
            return new SeatRow(
                    seat.organization().name(),
                    "/dashboard/" + seat.organization().slug(),
                    Words.of(seat.role()),
                    Words.capitalized(seat.organization().plan().name()));
        }
    }
}
