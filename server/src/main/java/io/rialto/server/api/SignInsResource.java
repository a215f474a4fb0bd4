package io.rialto.server.api;

import io.rialto.server.doctor.Diagnosis;
import io.rialto.server.doctor.Doctor;
import io.rialto.server.doctor.Findings;
import io.rialto.server.identityprovider.IdentityProvider;
import io.rialto.server.identityprovider.IdentityProviders;
import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Operation;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.page.Reference;
import io.rialto.server.search.Found;
import io.rialto.server.search.Search;
import io.rialto.server.signin.attempt.Passage;
import io.rialto.server.signin.attempt.SignIn;
import io.rialto.server.signin.attempt.SignIns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code /api/sign_ins}: every attempt to sign in to the dashboard, and why it failed. All members read them. */
@Component
class SignInsResource implements Resource<SignInsResource.Shown> {

    /** @param provider its name, while it is there */
    record Shown(SignIn signIn, @Nullable String provider) {

        <T> @Nullable T told(Function<Diagnosis, @Nullable T> what) {
            return signIn.refused()
                    .map(refused -> Findings.of(refused.reason().code(), refused.expected(), refused.actual()))
                    .map(Doctor::ofSignIn)
                    .map(what)
                    .orElse(null);
        }
    }

    private static final Schema<Shown> SCHEMA = Schema.of(
                    "sign_ins", (Shown shown) -> shown.signIn().reference().value())
            .saying(
                    "An attempt to sign in to the dashboard: its id is the reference that its page showed. Kept for 90 days.")
            .offering(Operation.LIST)
            .with(
                    Attribute.oneOf("outcome", "signed_in", "refused").searched(),
                    shown -> shown.signIn().refused().isEmpty() ? "signed_in" : "refused")
            .with(
                    Attribute.oneOf("method", "password", "sso", "passkey", "invitation", "trial", "setup")
                            .searched()
                            .saying("Of a trial nobody is signed in: it went well when they would have been."),
                    shown -> shown.signIn().attempt().method().name().toLowerCase(Locale.ROOT))
            .with(
                    Attribute.text("reason")
                            .orNull()
                            .searched()
                            .saying("Its code, when it was refused.")
                            .like("wrong_issuer"),
                    shown -> shown.signIn()
                            .refused()
                            .map(refused -> refused.reason().code())
                            .orElse(null))
            .with(
                    Attribute.text("likely")
                            .orNull()
                            .saying("Code of the likely cause.")
                            .like("jwks_moved"),
                    shown -> shown.told(Diagnosis::code))
            .with(
                    Attribute.text("cause")
                            .orNull()
                            .saying("The likely cause, in plain words; null when it went well."),
                    shown -> shown.told(Diagnosis::cause))
            .with(Attribute.text("fix").orNull().saying("What to do."), shown -> shown.told(Diagnosis::fix))
            .with(
                    Attribute.text("mender")
                            .orNull()
                            .saying("Whose job that is.")
                            .like("administrator"),
                    shown -> shown.told(of -> of.who().key()))
            .with(
                    Attribute.text("setting")
                            .orNull()
                            .saying("The setting that mends it, if one does.")
                            .like("jwks_url"),
                    shown -> shown.told(of -> of.setting().orElse(null)))
            .with(
                    Attribute.object("trace").saying("steps: check, title, verdict, expected, actual."),
                    SignInsResource::trace)
            .with(Attribute.text("provider").orNull().saying("Its name, while it is there."), Shown::provider)
            .with(
                    Attribute.text("provider_id").orNull().searched(),
                    shown -> text(shown.signIn().attempt().provider(), id -> id.value()))
            .with(
                    Attribute.text("user_id").orNull().searched().saying("Who it was, when that was proved."),
                    shown -> text(shown.signIn().attempt().user(), id -> id.value()))
            .with(
                    Attribute.instant("created_at").searched().saying("When it was."),
                    shown -> shown.signIn().at())
            .build();

    private final SignIns signIns;
    private final IdentityProviders providers;

    SignInsResource(SignIns signIns, IdentityProviders providers) {
        this.signIns = signIns;
        this.providers = providers;
    }

    private static <T> @Nullable String text(@Nullable T id, Function<T, String> value) {
        return id == null ? null : value.apply(id);
    }

    private static Map<String, Object> trace(Shown shown) {
        return Map.of(
                "steps",
                Passage.of(shown.signIn()).stream().map(SignInsResource::step).toList());
    }

    private static Map<String, String> step(Passage passage) {
        Map<String, String> step = new LinkedHashMap<>();
        step.put("check", passage.station().key());
        step.put("title", passage.station().title());
        step.put("verdict", passage.passed() ? "passed" : "refused");
        step.put("expected", passage.expected());
        step.put("actual", passage.actual());
        return step;
    }

    @Override
    public Schema<Shown> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Shown> find(Caller caller, String id) {
        return Ids.of(id, Reference::new)
                .flatMap(reference -> signIns.byReference(reference, List.of(caller.organization())))
                .map(this::shown);
    }

    @Override
    public Found<Shown> list(Caller caller, Search search) {
        return signIns.search(caller.organization(), search).map(this::shown);
    }

    private Shown shown(SignIn signIn) {
        var provider = signIn.attempt().provider();
        return new Shown(
                signIn,
                provider == null
                        ? null
                        : providers.byId(provider).map(IdentityProvider::name).orElse(null));
    }
}
