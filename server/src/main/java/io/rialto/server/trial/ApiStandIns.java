package io.rialto.server.trial;

import io.rialto.server.enrolment.Enrolments;
import io.rialto.server.enrolment.Line;
import io.rialto.server.externalservice.AccountApi;
import io.rialto.server.externalservice.Accounts;
import io.rialto.server.externalservice.Api;
import io.rialto.server.externalservice.ExternalService;
import io.rialto.server.externalservice.Secret;
import io.rialto.server.launch.Rehearsals;
import io.rialto.server.site.Site;
import io.rialto.server.twin.ApiContract;
import io.rialto.server.twin.ApiDesk;
import io.rialto.server.twin.ApiTwin;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes what takes the place of a service's own API. Its addresses stay those of the service, and nothing goes there. */
@Component
class ApiStandIns {

    private final Rehearsals rehearsals;
    private final TwinBook book;
    private final SecureRandom random;

    ApiStandIns(Rehearsals rehearsals, TwinBook book, SecureRandom random) {
        this.rehearsals = rehearsals;
        this.book = book;
        this.random = random;
    }

    /** Nothing when the service has no such API. */
    Optional<ApiTwin> of(Site site, ExternalService service, ExternalService standIn, Sealed shared) {
        if (standIn.accounts().api() == null) {
            return Optional.empty();
        }
        TrialLogins.Place place = new TrialLogins.Place(site, service, standIn, shared.persona(), ApiHere.NONE);
        return Optional.of(new ApiTwin(contract(standIn, shared), new ApiHere(rehearsals, place), random));
    }

    /** Of a stand-in that has one. */
    ApiContract contract(ExternalService standIn, Sealed shared) {
        AccountApi api = Objects.requireNonNull(standIn.accounts().api(), "there is no API");
        URI pages = standIn.protocol() instanceof Api lets ? lets.home() : null;
        return new ApiContract(
                api,
                Enrolments.secret(standIn).map(Secret::text).orElseThrow(),
                book.number(standIn.id(), shared.persona()),
                Objects.requireNonNullElse(Travellers.called(shared.persona()).email(), ""),
                pages);
    }

    /** The API at the moment when the trial's customer comes; nothing when there is none. */
    Optional<ApiDesk> desk(StandIn standIn) {
        return standIn.api().map(api -> api.desk(book.knows(standIn.service().id(), api.expected())));
    }

    static Line line(Optional<ApiDesk> desk) {
        return desk.map(its -> ApiHere.line(its::answer)).orElse(ApiHere.NONE);
    }

    /** What is not as in a launch. */
    static List<String> notes(ExternalService service) {
        String played =
                "The service’s API is played by the twin: no account is made at the service. Whether the API is there, and takes the secret,"
                        + " only the service can tell.";
        return Enrolments.secret(service).isPresent()
                ? List.of(played)
                : List.of(
                        played,
                        "The secret for the service’s API is still missing. The trial has one of its own; a customer needs the service’s.");
    }

    /**
     * The stand-in's accounts. Where the API's answer is an address, what the shop knows of it leads to the service itself: the
     * API is asked in its place.
     */
    static Accounts accounts(Accounts its, boolean leads) {
        AccountApi api = its.api();
        return api == null || !leads
                ? its
                : new Accounts(
                        its.decided(),
                        its.emailCase(),
                        new AccountApi(null, api.headers(), api.find(), api.make(), api.attribute()),
                        its.emailChange());
    }
}
