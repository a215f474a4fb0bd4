package io.rialto.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house that a machine can check. */
class ModularityTests {

    private static final String HOUSE = "io.rialto.server";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(HOUSE);

    @Test
    void modulesKeepToTheirBounds() {
        ApplicationModules.of(Rialto.class).verify();
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)")
                .check(CLASSES);
    }

    /** Its stream holds a connection until somebody closes it, and a stream's last operation does not. */
    @Test
    void nobodyKeepsAConnectionWithAStreamOfRows() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .check(CLASSES);
    }

    @Test
    void mostTypesBelongToTheirPackageAlone() {
        long open = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();
        long all = CLASSES.stream().filter(JavaClass::isTopLevelClass).count();

        assertThat((double) (all - open) / all).isGreaterThan(0.45);
    }

    @Test
    void onlyTheEdgesSpeakHttp() {
        noClasses()
                .that(resideInAnyPackage(
                        HOUSE + ".customer..",
                        HOUSE + ".release..",
                        HOUSE + ".site..",
                        HOUSE + ".organization..",
                        HOUSE + ".externalservice..",
                        HOUSE + ".key..",
                        HOUSE + ".vault..",
                        HOUSE + ".database..",
                        HOUSE + ".json..",
                        HOUSE + ".search..",
                        HOUSE + ".ratelimit..",
                        HOUSE + ".settings..",
                        HOUSE + ".configuration.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.web.."))
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClockOfTheSettings() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage(HOUSE + "..").and(notIn(HOUSE + ".settings")))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void onlyTheQueuesKnowTheScheduler() {
        noClasses()
                .that(resideInAPackage(HOUSE + "..").and(notIn(HOUSE + ".job")))
                .should()
                .dependOnClassesThat(resideInAPackage("com.github.kagkarlsson.."))
                .check(CLASSES);
    }

    @Test
    void randomnessIsSecure() {
        noClasses()
                .should()
                .accessClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .accessClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void onlyTheEntrySpeaksToTheTerminal() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(
                com.tngtech.archunit.base.DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Rialto.class))));
    }

    /** Who uses whom, one line a package. */
    @Test
    @Tag("golden")
    void theMapOfPackagesIsUpToDate() {
        TreeMap<String, TreeSet<String>> uses = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            TreeSet<String> used = uses.computeIfAbsent(moduleOf(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(HOUSE))
                    .map(ModularityTests::moduleOf)
                    .filter(target -> !target.equals(moduleOf(type)))
                    .forEach(used::add);
        }
        uses.remove("");

        Golden.file(Path.of("../docs/modules.txt"))
                .holds(uses.entrySet().stream()
                        .map(entry -> (entry.getKey() + " -> " + String.join(", ", entry.getValue())).strip() + "\n")
                        .collect(Collectors.joining()));
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> notIn(String name) {
        return com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage(name));
    }

    private static String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(HOUSE) ? "" : name.substring(HOUSE.length() + 1);
    }
}
