package dev.inquest.docs;

import dev.inquest.causality.FaultsByFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an analyzer's source says of it: its Javadoc, the finding codes written in it and in the classes of its package that
 * it uses, and what it asks the evidence for.
 *
 * @param description its Javadoc, as one line
 * @param codes finding codes, sorted
 * @param evidence what it reads, in words
 */
record AnalyzerSource(String description, Set<String> codes, List<String> evidence) {

    private static final Pattern JAVADOC = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+[^\\n]*\\s*)*(?:public )?(?:final )?(?:class|record|enum) ",
            Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"([a-z]+\\.[a-z][a-z-]*[a-z])\"");
    private static final Pattern START_OF_CODE = Pattern.compile("\"([a-z]+\\.(?:[a-z-]+-)?)\" \\+");
    private static final Pattern KIND = Pattern.compile("(objects|rows)\\(\"(\\w+)\"\\)");
    private static final Map<String, Pattern> ASKED = asked();

    private static Map<String, Pattern> asked() {
        Map<String, Pattern> asked = new LinkedHashMap<>();
        asked.put("pods", Pattern.compile("PodView\\.|Health\\b"));
        asked.put("services and endpoints", Pattern.compile("ServiceView\\."));
        asked.put("events", Pattern.compile("\\.events(Of)?\\("));
        asked.put("logs", Pattern.compile("\\.logs\\(|Calls\\."));
        asked.put("istioctl analyze", Pattern.compile("\\.messages\\("));
        asked.put("proxy configuration", Pattern.compile("\\.proxies\\("));
        asked.put("topology", Pattern.compile("\\.edges\\("));
        return asked;
    }

    static AnalyzerSource read(Path sources, Class<?> analyzer) throws IOException {
        Path file = sources.resolve(analyzer.getName().replace('.', '/') + ".java");
        String own = Files.readString(file);
        StringBuilder all = new StringBuilder(own);
        for (Path neighbour : neighbours(file)) {
            String name = neighbour.getFileName().toString().replace(".java", "");
            if (Pattern.compile("\\b" + name + "\\b").matcher(own).find()) {
                all.append(Files.readString(neighbour));
            }
        }
        return new AnalyzerSource(description(own), codes(all), evidence(all));
    }

    /** Helpers beside it; other analyzers speak for themselves. */
    private static List<Path> neighbours(Path file) throws IOException {
        List<Path> neighbours = new ArrayList<>();
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path other : files.filter(f -> !f.equals(file))
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                String text = Files.readString(other);
                if (!text.contains("implements Analyzer") && !text.contains("List<Analyzer> all()")) {
                    neighbours.add(other);
                }
            }
        }
        return neighbours;
    }

    private static String description(String source) {
        Matcher javadoc = JAVADOC.matcher(source);
        if (!javadoc.find()) {
            return "";
        }
        return javadoc.group(1)
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]+)}", "`$1`")
                .replace("|", "\\|")
                .strip();
    }

    private static Set<String> codes(CharSequence source) {
        Set<String> codes = new TreeSet<>();
        Set<String> ruled = FaultsByFinding.all().keySet();
        Set<String> families = new TreeSet<>();
        ruled.forEach(code -> families.add(code.substring(0, code.indexOf('.'))));
        CODE.matcher(source)
                .results()
                .map(r -> r.group(1))
                .filter(c -> families.contains(c.substring(0, c.indexOf('.'))))
                .forEach(codes::add);
        START_OF_CODE.matcher(source).results().map(r -> r.group(1)).forEach(start -> ruled.stream()
                .filter(c -> c.startsWith(start))
                .forEach(codes::add));
        return codes;
    }

    private static List<String> evidence(CharSequence source) {
        List<String> evidence = new ArrayList<>();
        ASKED.forEach((words, pattern) -> {
            if (pattern.matcher(source).find()) {
                evidence.add(words);
            }
        });
        KIND.matcher(source).results().map(r -> r.group(2)).distinct().sorted().forEach(evidence::add);
        return evidence;
    }
}
