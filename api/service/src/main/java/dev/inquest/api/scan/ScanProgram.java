package dev.inquest.api.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inquest.activity.AnalyzerSettings;
import dev.inquest.analysis.Analyzers;
import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.Problems;
import dev.inquest.api.wire.WireJson;
import dev.inquest.cluster.ClustersConfig;
import dev.inquest.cluster.ConfiguredClusterDirectory;
import dev.inquest.command.CommandCatalog;
import dev.inquest.command.catalog.ClusterCommandRunner;
import dev.inquest.command.catalog.ReadOnlyCatalog;
import dev.inquest.scan.ScanConfig;
import dev.inquest.scan.Scanner;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * One scan without the service: needs no database and no Temporal. Prints what {@code POST /scans} answers, with its status;
 * configured by system properties and environment variables, as the service is.
 */
public final class ScanProgram {

    private static final int OK = 200;

    private ScanProgram() {}

    /** Scans what the only argument asks for, as the body of {@code POST /scans}. */
    public static void main(String[] arguments) throws JsonProcessingException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever a library prints is no answer
        out.println(WireJson.MAPPER.writeValueAsString(answer(arguments[0], configuration())));
        out.flush();
        System.exit(0); // the client of the cluster leaves threads behind
    }

    static ObjectNode answer(String request, SmallRyeConfig config) {
        ObjectNode answer = WireJson.MAPPER.createObjectNode();
        CommandCatalog catalog = ReadOnlyCatalog.standard();
        try (ConfiguredClusterDirectory clusters =
                new ConfiguredClusterDirectory(config.getConfigMapping(ClustersConfig.class))) {
            Scanner scanner = new Scanner(
                    clusters,
                    catalog,
                    new ClusterCommandRunner(catalog),
                    new Analyzers(AnalyzerSettings.enabled(config)),
                    config.getConfigMapping(ScanConfig.class));
            ScanRequest wanted = WireJson.MAPPER.readValue(request, ScanRequest.class);
            answer.put("status", OK);
            answer.set("body", WireJson.MAPPER.valueToTree(new ScanResource(scanner, clusters).scan(wanted)));
        } catch (JsonProcessingException | RuntimeException e) {
            // Whatever it is, it is answered as the service would.
            Problem problem = Problems.of(e).at("/scans");
            answer.put("status", problem.status());
            answer.set("body", WireJson.MAPPER.valueToTree(problem));
        }
        return answer;
    }

    private static SmallRyeConfig configuration() {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ClustersConfig.class)
                .withMapping(ScanConfig.class)
                .withValidateUnknown(false)
                .build();
    }
}
