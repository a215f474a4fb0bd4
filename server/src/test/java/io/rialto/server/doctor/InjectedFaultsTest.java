package io.rialto.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.rialto.server.fixture.NameServer;
import io.rialto.server.handoff.saml.SamlFaults;
import io.rialto.server.launch.DoorFaults;
import io.rialto.server.launch.ServiceApiFaults;
import io.rialto.server.launch.TicketFaults;
import io.rialto.server.signin.openid.SignInFaults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of both doors that are really there, each with the cause that is named for it. */
class InjectedFaultsTest {

    /**
     * Nobody's organization is known where these end, so no organization may read of them: their reason stands in the log alone. They
     * need no more than the page that whoever signs in reads.
     */
    private static final Map<String, String> UNNAMED = Map.of(
            "cookies are blocked at the sign-in", "nothing",
            "the password is another", "nothing",
            "the provider's name has a typing error", "nothing");

    @Test
    void theLikelyCauseIsTheFaultThatWasMade(@TempDir Path folder) {
        List<Injected> faults;
        Map<String, String> wrong = new TreeMap<>();
        try (NameServer liar = NameServer.behaving(NameServer.saying(name -> List.of("rialto-verification=another")));
                FaultyPlace place = FaultyPlace.start(folder, liar.setting())) {
            faults = all(place);
            for (Injected fault : faults) {
                String named = fault.named().get();
                if (!named.equals(fault.cause())) {
                    wrong.put(fault.name(), named);
                }
            }
        }

        assertThat(wrong).containsExactlyInAnyOrderEntriesOf(UNNAMED);
        assertThat(faults).hasSizeGreaterThanOrEqualTo(60);
        assertThat(faults).extracting(Injected::name).doesNotHaveDuplicates();
    }

    private static List<Injected> all(FaultyPlace place) {
        return Stream.of(
                        TicketFaults.all(),
                        DoorFaults.all(),
                        ServiceApiFaults.all(),
                        OpenIdFaults.at(place),
                        SamlFaults.at(place),
                        SignInFaults.at(place))
                .flatMap(List::stream)
                .toList();
    }
}
