package io.rialto.server.customer;

import io.rialto.server.customer.Examination.Examined;
import io.rialto.server.customer.Opening.Fault;
import io.rialto.server.customer.Opening.Rejected;
import io.rialto.server.json.StrictJson;
import io.rialto.server.site.Site;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Opens the envelope with which a shop asks whether all is well. Only the key must be right: what else is wrong is what the shop wants
 * to hear. Nothing follows from such an envelope, so that it may be old, and come again.
 */
@Component
public class ShopChecks {

    /** Opens the envelope for the site. */
    public Examination open(String compact, Site site) {
        return switch (Envelope.open(
                compact, Envelope.Kind.CHECK, site.slug(), site.store().ticketKeys())) {
            case Envelope.Closed(Rejected why) -> why;
            case Envelope.Plain(ByteBuffer utf8) -> read(utf8, site);
        };
    }

    private static Examination read(ByteBuffer utf8, Site site) {
        Optional<Map<String, Object>> members = StrictJson.members(utf8);
        if (members.isEmpty()) {
            return new Rejected(Fault.MALFORMED, "claims are not one JSON object within the limits");
        }
        try {
            Members claims = new Members("", members.get());
            return new Examined(
                    site.store().isAt(claims.required("iss", 1, 2_048)),
                    claims.required("aud", 1, 2_048).equals(site.issuer()),
                    Letter.instant(claims, "iat"));
        } catch (Members.Wrong wrong) {
            return new Rejected(Fault.MALFORMED, wrong.member());
        }
    }
}
