package dev.inquest.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class SlimTest {

    private static final String POD = """
            kind: Pod
            metadata: {name: %s, uid: u-%s, annotations: {kubectl.kubernetes.io/last-applied-configuration: "{}", team: a}}
            spec: {nodeName: n-%s, containers: [{name: main, image: x}]}
            status:
              phase: Running
              conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T00:00:0%sZ"}]
              containerStatuses: [{name: main, ready: %s, restartCount: 0, containerID: c-%s}]
            """;

    private final Slim slim = new Slim();

    @Test
    void partsThatAreEqualAreKeptOnce() {
        ObjectNode one = slim.reduce(pod("1", true));
        ObjectNode other = slim.reduce(pod("2", true));

        assertThat(other.at("/spec/containers")).isSameAs(one.at("/spec/containers"));
        assertThat(other.at("/status/conditions")).isSameAs(one.at("/status/conditions"));
        assertThat(other.at("/status/containerStatuses")).isSameAs(one.at("/status/containerStatuses"));
        assertThat(other.at("/spec/nodeName").asText()).isEqualTo("n-2");
    }

    @Test
    void anUnhealthyPodKeepsWhenItCameToBeSo() {
        ObjectNode pod = slim.reduce(pod("3", false));

        assertThat(pod.at("/status/conditions/0/lastTransitionTime").asText()).isEqualTo("2026-01-01T00:00:03Z");
    }

    @Test
    void copiesAndVersionsGoAndWhatPeopleWroteStays() {
        ObjectNode pod = slim.reduce(pod("4", true));

        assertThat(pod.path("metadata").has("uid")).isFalse();
        assertThat(pod.at("/metadata/annotations")).hasSize(1);
    }

    @Test
    void longTextsAreCutAndSaySo() throws JsonProcessingException {
        ObjectNode map = (ObjectNode)
                new YAMLMapper().readTree("kind: ConfigMap\nmetadata: {name: m}\ndata: {k: " + "x".repeat(9_000) + "}");

        String value = slim.reduce(map).at("/data/k").asText();

        assertThat(value).hasSizeLessThan(8_100).endsWith("(1000 characters more, not kept)");
    }

    private static ObjectNode pod(String number, boolean ready) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(POD.formatted(number, number, number, number, ready, number));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
