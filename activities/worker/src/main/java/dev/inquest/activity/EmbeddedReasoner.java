package dev.inquest.activity;

import dev.inquest.analysis.Analyzers;
import dev.inquest.causality.EvidenceReasoning;
import dev.inquest.causality.Reasoning;
import dev.inquest.command.CommandCatalog;
import dev.inquest.model.Student;
import dev.inquest.model.Teacher;
import dev.inquest.model.embedded.ActivePlanner;
import dev.inquest.model.embedded.EmbeddedStudent;
import dev.inquest.model.embedded.EmbeddedTeacher;
import dev.inquest.model.embedded.Orienting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Offers the framework-free reasoner to the application. */
@ApplicationScoped
class EmbeddedReasoner {

    @Produces
    @Singleton
    Analyzers analyzers(Config config, AnalyzerMetrics metrics) {
        return new Analyzers(AnalyzerSettings.enabled(config), metrics);
    }

    @Produces
    @ApplicationScoped
    Reasoning reasoning(Analyzers analyzers) {
        return new EvidenceReasoning(analyzers);
    }

    @Produces
    @Singleton
    Orienting orienting(CommandCatalog catalog) {
        return new Orienting(catalog);
    }

    @Produces
    @Singleton
    ActivePlanner activePlanner(CommandCatalog catalog) {
        return new ActivePlanner(catalog);
    }

    @Produces
    @ApplicationScoped
    Student student(CommandCatalog catalog) {
        return new EmbeddedStudent(catalog);
    }

    @Produces
    @ApplicationScoped
    Teacher teacher(CommandCatalog catalog) {
        return new EmbeddedTeacher(catalog);
    }
}
