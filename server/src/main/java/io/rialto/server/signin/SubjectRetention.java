package io.rialto.server.signin;

import io.rialto.server.identityprovider.IdentityProviders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what deleted providers called people. Every node may do it. */
@Component
class SubjectRetention {

    private final ProviderSubjects subjects;
    private final IdentityProviders providers;

    SubjectRetention(ProviderSubjects subjects, IdentityProviders providers) {
        this.subjects = subjects;
        this.providers = providers;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void forgetTheDeleted() {
        subjects.providers().stream()
                .filter(provider -> providers.byId(provider).isEmpty())
                .forEach(subjects::forget);
    }
}
