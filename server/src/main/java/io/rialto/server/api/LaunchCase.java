package io.rialto.server.api;

import io.rialto.server.doctor.Diagnosis;
import io.rialto.server.doctor.Doctor;
import io.rialto.server.doctor.Findings;
import io.rialto.server.externalservice.ServiceId;
import io.rialto.server.launch.Recorded;
import io.rialto.server.page.Reference;
import io.rialto.server.page.References;
import io.rialto.server.trace.Check;
import io.rialto.server.trace.Sent;
import io.rialto.server.trace.Step;
import io.rialto.server.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A launch with everything that is known of it.
 *
 * @param trace absent: none was kept
 * @param before of the last launch of the service that went well, or of any of the site's when it is not known which; absent: there is none
 * @param said absent: the service said nothing, or not to this caller
 */
record LaunchCase(
        Recorded launch,
        String site,
        @Nullable String service,
        @Nullable Trace trace,
        @Nullable Trace before,
        Recorded.@Nullable Said said) {

    private static final Duration LATELY = Duration.ofHours(1);
    private static final Set<String> OF_THE_CLOCKS = Set.of("expired", "too_early");

    String id() {
        return launch.id().value();
    }

    @Nullable
    String serviceId() {
        ServiceId id = launch.service();
        return id == null ? null : id.value().toString();
    }

    private boolean isGood() {
        return launch.outcome().equals("issued") || launch.outcome().equals("listed");
    }

    /** Something of the diagnosis; nothing when the launch went well. */
    <T> @Nullable T told(Function<Diagnosis, @Nullable T> what) {
        return isGood() ? null : what.apply(Doctor.ofLaunch(findings()));
    }

    private Findings findings() {
        Optional<Step> refused = trace == null
                ? Optional.empty()
                : trace.content().steps().stream()
                        .filter(step -> step.verdict() == Step.Verdict.REFUSED)
                        .findFirst();
        return new Findings(
                launch.outcome().equals("returned")
                        ? "sent_back"
                        : launch.reason() == null ? "failed" : launch.reason(),
                refused.map(Step::expected).orElse(""),
                refused.map(Step::actual).orElse(""),
                said == null ? "" : words(said),
                before != null && at(before.reference()).plus(LATELY).isAfter(launch.at()),
                before != null,
                changes());
    }

    private static String words(Recorded.Said said) {
        return said.parameters().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    // The reference begins with the time.
    private static Instant at(Reference reference) {
        return References.instant(reference);
    }

    private List<Findings.Change> changes() {
        return trace == null || before == null ? List.of() : Findings.changes(compared(before), compared(trace));
    }

    private Map<String, String> compared(Trace trace) {
        Map<String, String> settings = trace.content().settings();
        return isOfTheSite(launch) ? Findings.ofSite(settings) : settings;
    }

    /**
     * Whether it failed between shop and site, whatever the service: how the others fared tells whether the two understood each
     * other.
     */
    static boolean isOfTheSite(Recorded launch) {
        return launch.service() == null || OF_THE_CLOCKS.contains(String.valueOf(launch.reason()));
    }

    /** How it went, as the API shows it. */
    @Nullable
    Map<String, @Nullable Object> shownTrace() {
        if (trace == null) {
            return null;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("way", trace.content().way());
        shown.put(
                "steps",
                steps(trace.content().steps()).stream().map(LaunchCase::step).toList());
        shown.put("sent", sent(trace.content().sent()));
        shown.put("took", trace.content().took());
        return shown;
    }

    /** A launch that the service sent back went well until then. */
    private List<Step> steps(List<Step> kept) {
        List<Step> steps = new ArrayList<>(kept);
        if (launch.outcome().equals("returned")) {
            steps.add(Step.refused(Check.RETURN, "the customer stays there", "the service sent the browser back"));
        }
        return steps;
    }

    private static Map<String, String> step(Step step) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("check", step.check());
        shown.put("title", step.title());
        shown.put("verdict", step.verdict().key());
        shown.put("expected", step.expected());
        shown.put("actual", step.actual());
        return shown;
    }

    private static @Nullable Map<String, String> sent(@Nullable Sent sent) {
        return sent == null ? null : Map.of("address", sent.address(), "binding", sent.binding(), "text", sent.text());
    }

    /** What the service said, as the API shows it. */
    @Nullable
    Map<String, String> returned() {
        return said == null ? null : said.parameters();
    }

    /** What changed since the last success, as the API shows it; nothing when there is nothing to compare. */
    @Nullable
    Map<String, Object> compared() {
        return isGood() || before == null
                ? null
                : Map.of(
                        "reference",
                        before.reference().value(),
                        "at",
                        at(before.reference()).toString(),
                        "changes",
                        changes().stream().map(LaunchCase::change).toList());
    }

    private static Map<String, @Nullable String> change(Findings.Change change) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        shown.put("setting", change.setting());
        shown.put("before", change.before());
        shown.put("after", change.after());
        return shown;
    }
}
