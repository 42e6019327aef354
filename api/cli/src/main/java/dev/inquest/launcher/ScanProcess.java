package dev.inquest.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inquest.cli.CommandFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A scan by the service's code without the service: it needs neither a database nor Temporal. */
final class ScanProcess {

    private static final String PROGRAM = "dev.inquest.api.scan.ScanProgram";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Launch launch;

    ScanProcess(Launch launch) {
        this.launch = launch;
    }

    /**
     * Returns what the service would answer: {@code {"status": 200, "body": …}}.
     *
     * @throws CommandFailedException when the program ended without an answer
     */
    JsonNode run(JsonNode request, Map<String, String> configuration) {
        Path log = launch.state().log("scan");
        Path archive = launch.state().tools().resolveSibling("scan.jsa");
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable"));
        configuration.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.addAll(List.of("-cp", launch.serviceClassPath(), PROGRAM, request.toString()));
        ProcessBuilder scan = new Commands(launch.environment())
                .builder(launch.serviceJvm(arguments.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Process process = scan.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new CommandFailedException("the scan ended with code " + code + "; " + log + " says why");
            }
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new CommandFailedException("the scan gave no answer that can be read; " + log + " may say why", e);
        } catch (IOException e) {
            throw new CommandFailedException("the scan cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("the scan was interrupted", e);
        }
    }
}
