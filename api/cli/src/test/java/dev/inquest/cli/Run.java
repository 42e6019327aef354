package dev.inquest.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;

/** One run of the client, with what it printed. */
record Run(int exitCode, String out, String err) {

    static Run of(ScriptedService service, String... arguments) {
        return at(service.url(), Path.of("."), arguments);
    }

    static Run at(String url, Path home, String... arguments) {
        return in(Map.of("INQUEST_URL", url, "USER", "ada"), home, arguments);
    }

    static Run in(Map<String, String> environment, Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CliEnvironment surroundings = new CliEnvironment(
                new PrintWriter(out), new PrintWriter(err), false, ZoneId.of("Europe/Berlin"), environment, home, null);
        int exitCode = InquestCommand.run(surroundings, arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** A file of this package's test resources. */
    static String resource(String name) {
        try (InputStream stream = Run.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no test resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
