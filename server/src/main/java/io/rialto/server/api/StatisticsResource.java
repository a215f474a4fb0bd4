package io.rialto.server.api;

import io.rialto.server.jsonapi.Attribute;
import io.rialto.server.jsonapi.Resource;
import io.rialto.server.jsonapi.Schema;
import io.rialto.server.organization.Caller;
import io.rialto.server.statistics.Period;
import io.rialto.server.statistics.Report;
import io.rialto.server.statistics.Report.Numbers;
import io.rialto.server.statistics.Statistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** {@code /api/statistics/day}, {@code /week} and {@code /month}: what launches bring, in numbers. All members read them. */
@Component
class StatisticsResource implements Resource<Report> {

    private static final Schema<Report> SCHEMA = Schema.of(
                    "statistics", (Report report) -> report.period().key())
            .saying(
                    "What launches bring, in numbers, over the last day, week or month: its id is day, week or month. No customer is in it.")
            .with(Attribute.instant("from"), Report::from)
            .with(Attribute.instant("until"), Report::until)
            .with(
                    Attribute.number("launches").saying("Ways that customers began and that came to an end."),
                    report -> report.total().launches())
            .with(
                    Attribute.number("entered").saying("Launches that led in."),
                    report -> report.total().entered())
            .with(
                    Attribute.number("accounts_created")
                            .saying(
                                    "Customers who entered a service for the first time: as a rule their account was made then."),
                    report -> report.total().accounts())
            .with(
                    Attribute.number("failures")
                            .saying("Launches that did not lead in: refused, failed, or sent back by the service."),
                    report -> report.total().failed())
            .with(
                    Attribute.number("prompts_avoided")
                            .saying(
                                    "Forms that nobody filled in: one login for each launch that led in, one registration for each new account."),
                    report -> report.total().promptsAvoided())
            .with(
                    Attribute.object("causes")
                            .saying("Why launches failed: a refusal's code, failed or returned, with how many.")
                            .like(Map.of("not_entitled", 3)),
                    Report::failures)
            .with(
                    Attribute.object("series")
                            .saying(
                                    "buckets: at, launches, entered, accounts_created, failures, prompts_avoided; hours of a day, else days; UTC."),
                    report -> Map.of(
                            "buckets",
                            report.buckets().stream()
                                    .map(StatisticsResource::bucket)
                                    .toList()))
            .with(
                    Attribute.object("sites")
                            .saying(
                                    "parts: site, id, name, and the numbers of each; launches that named no service count."),
                    report -> Map.of(
                            "parts",
                            report.places().stream()
                                    .map(StatisticsResource::place)
                                    .toList()))
            .with(
                    Attribute.object("services")
                            .saying(
                                    "parts: site, service, id, name, the numbers of each, and causes: why its launches failed."),
                    report -> Map.of(
                            "parts",
                            report.parts().stream()
                                    .map(StatisticsResource::part)
                                    .toList()))
            .build();

    private final Statistics statistics;

    StatisticsResource(Statistics statistics) {
        this.statistics = statistics;
    }

    private static Map<String, Object> bucket(Report.Bucket bucket) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", bucket.at().toString());
        return numbers(members, bucket.numbers());
    }

    private static Map<String, Object> place(Report.Place place) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("site", place.site().slug());
        members.put("id", place.site().id().value().toString());
        members.put("name", place.site().name());
        return numbers(members, place.numbers());
    }

    private static Map<String, Object> part(Report.Part part) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("site", part.site().slug());
        members.put("service", part.service().slug());
        members.put("id", part.service().id().value().toString());
        members.put("name", part.service().name());
        members.put("causes", part.failures());
        return numbers(members, part.numbers());
    }

    private static Map<String, Object> numbers(Map<String, Object> members, Numbers numbers) {
        members.put("launches", numbers.launches());
        members.put("entered", numbers.entered());
        members.put("accounts_created", numbers.accounts());
        members.put("failures", numbers.failed());
        members.put("prompts_avoided", numbers.promptsAvoided());
        return members;
    }

    @Override
    public Schema<Report> schema() {
        return SCHEMA;
    }

    @Override
    public Optional<Report> find(Caller caller, String id) {
        return Period.called(id).map(period -> statistics.of(caller.organization(), period));
    }
}
