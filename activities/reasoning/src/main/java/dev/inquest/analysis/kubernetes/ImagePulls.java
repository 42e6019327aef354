package dev.inquest.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inquest.analysis.Analyzer;
import dev.inquest.analysis.EvidenceIndex;
import dev.inquest.analysis.PodView;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Incident;
import dev.inquest.incident.Severity;
import dev.inquest.kubernetes.Fields;
import dev.inquest.text.Shorten;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why an image cannot be pulled, from what kubelet and the registry said. Where the registry merely refuses,
 * {@link RefusedPull} tells an absent image from missing rights. A mirror (containerd asks it with {@code ?ns=}) that
 * forbids more likely holds no such image.
 */
public final class ImagePulls implements Analyzer {

    private static final Set<String> STATES = Set.of(
            "ErrImagePull",
            "ImagePullBackOff",
            "InvalidImageName",
            "ErrImageNeverPull",
            "RegistryUnavailable",
            "Init:ErrImagePull",
            "Init:ImagePullBackOff",
            "Init:InvalidImageName",
            "Init:ErrImageNeverPull");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "no such host|i/o timeout|connection refused|network is unreachable|tls handshake timeout|"
                    + "server misbehaving|name resolution|awaiting headers|no route to host"
                    + "|server gave http response to https client|x509:|context deadline exceeded|50[234] (bad|service|gateway)");
    private static final Pattern THROTTLED = Pattern.compile("toomanyrequests|rate limit|429 too many");
    private static final Pattern PULL_SECRET = Pattern.compile("unable to retrieve .{0,20}image pull secret");
    private static final Pattern UNAUTHORIZED =
            Pattern.compile("unauthorized|authentication required|403 forbidden|401|no basic auth|access forbidden");
    private static final Pattern AMBIGUOUS =
            Pattern.compile("pull access denied|authorization failed|insufficient_scope");
    private static final Pattern PLATFORM = Pattern.compile(
            "no match(ing manifest)? for (platform|linux)|exec format error|does not match the specified platform|no child with platform");
    private static final Pattern ABSENT = Pattern.compile(
            "not found|manifest unknown|does not exist|couldn't parse image|invalidimagename|invalid reference"
                    + "|is not present with pull policy|invalid image name|no such image");

    @Override
    public List<Finding> analyze(EvidenceIndex seen, Incident incident) {
        List<Finding> found = new ArrayList<>();
        for (PodView pod : PodView.all(seen)) {
            if (STATES.contains(pod.status())) {
                found.add(judge(seen, pod));
            }
        }
        return found;
    }

    private static Finding judge(EvidenceIndex seen, PodView pod) {
        List<Integer> evidence = new ArrayList<>(pod.evidence());
        StringBuilder said = new StringBuilder();
        for (JsonNode status : pod.containerStatuses()) {
            said.append(Fields.text(status, "state", "waiting", "message")).append(' ');
        }
        seen.eventsOf(pod.entity()).forEach(e -> {
            said.append(e.what().reason())
                    .append(' ')
                    .append(e.what().message())
                    .append(' ');
            evidence.add(e.evidence());
        });
        String text = said.toString().toLowerCase(Locale.ROOT);
        String code = code(text, new RefusedPull(seen, pod));
        return new Finding(
                code,
                pod.entity(),
                Severity.ERROR,
                pod.entity().name() + " cannot pull its image: " + Shorten.to(240, deciding(said.toString(), pod)),
                evidence);
    }

    private static String code(String said, RefusedPull refused) {
        if (PULL_SECRET.matcher(said).find() || said.contains("failedtoretrieveimagepullsecret")) {
            return "image.pull-unauthorized";
        }
        if (THROTTLED.matcher(said).find()) {
            return "image.pull-throttled";
        }
        if (UNREACHABLE.matcher(said).find()) {
            return "image.registry-unreachable";
        }
        if (PLATFORM.matcher(said).find()) {
            return "image.platform-mismatch";
        }
        if (AMBIGUOUS.matcher(said).find()) {
            return refused.code(said, true);
        }
        if (UNAUTHORIZED.matcher(said).find()) {
            return refused.code(said, said.contains("?ns="));
        }
        return ABSENT.matcher(said).find() ? "image.not-found" : "image.not-pulled";
    }

    private static String deciding(String said, PodView pod) {
        int failed = said.indexOf("ailed to pull");
        return failed > 0 ? said.substring(failed - 1) : pod.status() + ".";
    }
}
