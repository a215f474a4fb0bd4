package io.rialto.server.twin;

import java.time.Instant;

/** A service's way to take a message. */
public sealed interface Twin permits SamlTwin, JwtTwin, FieldsTwin, MultipassTwin, ForumTwin, OidcTwin, PassTwin {

    /** What it says of what came. Whatever came: it throws nothing. */
    Judgement judge(Parcel parcel, Instant now);
}
