package dev.inquest.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The reports that Surefire and Failsafe wrote, in all modules of a checkout. */
final class TestReports {

    private static final Pattern EXCEPTION = Pattern.compile("^[A-Za-z0-9_.]*: ");
    private static final Set<String> SKIPPED_DIRECTORIES = Set.of("src", "node_modules", "docs", "deploy");

    private final Path home;

    TestReports(Path home) {
        this.home = home;
    }

    /**
     * One class of tests.
     *
     * @param name the class, with its package
     * @param tests how many there are
     * @param bad how many failed or ended with an error
     * @param skipped how many did not run
     * @param seconds how long it took
     * @param reasons why tests did not run
     */
    record Suite(String name, int tests, int bad, int skipped, double seconds, Set<NotRun> reasons) {

        int passed() {
            return tests - bad - skipped;
        }

        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /**
     * A test that did not run.
     *
     * @param suite its class
     * @param reason why
     */
    record NotRun(String suite, String reason) implements Comparable<NotRun> {

        @Override
        public int compareTo(NotRun other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "Not run: " + suite + ": " + reason;
        }
    }

    /** Removes those of earlier runs. */
    void remove() {
        directories().forEach(StateDirectory::delete);
    }

    /** Reads all. */
    List<Suite> read() {
        List<Suite> suites = new ArrayList<>();
        for (Path directory : directories()) {
            try (var files = Files.newDirectoryStream(directory, "TEST-*.xml")) {
                for (Path file : files) {
                    suites.add(read(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The reports in " + directory + " cannot be listed: " + e, e);
            }
        }
        return suites;
    }

    static Suite read(Path file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Suite suite = new Suite(file.getFileName().toString(), 0, 0, 0, 0, new TreeSet<>());
            String testClass = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testsuite" -> suite = suite(xml);
                        case "testcase" -> testClass = text(xml.getAttributeValue(null, "classname"));
                        case "skipped" -> suite.reasons().add(new NotRun(testClass, reason(xml)));
                        default -> {}
                    }
                }
            }
            return suite;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("The report " + file + " cannot be read: " + e, e);
        }
    }

    private static Suite suite(XMLStreamReader xml) {
        return new Suite(
                text(xml.getAttributeValue(null, "name")),
                number(xml, "tests"),
                number(xml, "failures") + number(xml, "errors"),
                number(xml, "skipped"),
                Double.parseDouble(
                        "0" + text(xml.getAttributeValue(null, "time")).replace(",", "")),
                new TreeSet<>());
    }

    private static String reason(XMLStreamReader xml) throws XMLStreamException {
        String message = text(xml.getAttributeValue(null, "message"));
        if (message.isEmpty()) {
            String body = xml.getElementText().strip().lines().findFirst().orElse("");
            message = EXCEPTION.matcher(body).replaceFirst("");
        }
        message = message.replaceFirst("^Assumption failed: ", "");
        return message.isEmpty() ? "no reason given" : message;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        return Integer.parseInt("0" + text(xml.getAttributeValue(null, attribute)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private List<Path> directories() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    Path parent = directory.getParent();
                    if (parent != null && parent.endsWith("target")) {
                        if (directory.toString().endsWith("-reports")) {
                            found.add(directory);
                        }
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    String name = String.valueOf(directory.getFileName());
                    return !directory.equals(home) && (name.startsWith(".") || SKIPPED_DIRECTORIES.contains(name))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The reports of " + home + " cannot be found: " + e, e);
        }
        return found;
    }
}
