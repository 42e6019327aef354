package dev.inquest.capsule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "dev.inquest.capsule", importOptions = ImportOption.DoNotIncludeTests.class)
class CapsuleArchitectureTest {

    @ArchTest
    static final ArchRule ENTITIES_STAY_INSIDE = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("dev.inquest.capsule.store")
            .because("tables change with the store alone: nobody else may come to know their rows");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("dev.inquest.capsule", "dev.inquest.capsule.retrieval", "dev.inquest.capsule.learning")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.temporal..", "io.quarkus..", "org.hibernate..", "jakarta..", "org.jboss..", "org.flywaydb..")
            .because("what is learned and how it ranks must be readable and testable without a server or a database");

    @ArchTest
    static final ArchRule RULES_KNOW_NO_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.inquest.capsule.store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.inquest.capsule.store")
            .because("the store applies the rules; the rules do not care where capsules are kept");

    @ArchTest
    static final ArchRule NO_TEMPORAL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.temporal..")
            .because("the library is called by activities, and by the API without any workflow");
}
