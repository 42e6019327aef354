package dev.inquest.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.slf4j.LoggerFactory;

/** Rules that hold over all modules. */
@AnalyzeClasses(packages = "dev.inquest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] APPLICATION = {
        "dev.inquest.api..",
        "dev.inquest.console..",
        "dev.inquest.runtime..",
        "dev.inquest.security..",
        "dev.inquest.cli..",
        "dev.inquest.launcher.."
    };

    @ArchTest
    static final ArchRule nothingDependsOnTheApplication = noClasses()
            .that()
            .resideOutsideOfPackages(APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APPLICATION)
            .because("investigating and learning must work without REST, Quarkus' bootstrap or the client");

    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.inquest.incident..",
                    "dev.inquest.observation..",
                    "dev.inquest.analysis..",
                    "dev.inquest.causality..",
                    "dev.inquest.citation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.temporal..", "io.quarkus..", "io.fabric8..", "jakarta.persistence..", "jakarta.ws..")
            .because("rules about incidents are read, tested and trusted apart from what runs them");

    @ArchTest
    static final ArchRule workflowsAreDeterministic = noClasses()
            .that()
            .resideInAnyPackage("dev.inquest.investigation.workflow..", "dev.inquest.consolidation..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(LoggerFactory.class)
            .because("a replay must do what the first run did: time, chance, threads and logs come from Workflow");

    @ArchTest
    static final ArchRule entitiesStayInside = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("a row's shape is nobody's contract: ports and views are");

    @ArchTest
    static final ArchRule theClientStartsFast = noClasses()
            .that()
            .resideInAnyPackage("dev.inquest.cli..", "dev.inquest.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.temporal..", "org.hibernate..", "jakarta.enterprise..")
            .allowEmptyShould(true)
            .because("a command line answers within a second");

    @ArchTest
    static final ArchRule readsComeFromPostgres = noClasses()
            .that()
            .resideInAPackage("dev.inquest.api..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("InvestigationState")
            .because("reads must answer while Temporal or the workers are away");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.inquest.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user cannot be read, tested or moved alone");

    @ArchTest
    static final ArchRule kubernetesIsReadWithoutAClient = noClasses()
            .that()
            .resideInAnyPackage("dev.inquest.kubernetes..", "dev.inquest.mesh..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "io.quarkus..", "dev.inquest.command..", "dev.inquest.cluster..")
            .because("the model of Kubernetes serves live clusters, recordings and rules alike");
}
