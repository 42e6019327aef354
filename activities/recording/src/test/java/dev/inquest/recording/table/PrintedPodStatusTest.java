package dev.inquest.recording.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedPodStatusTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'spec':{'containers':[{'name':'a'}]},'status':{'phase':'Pending'}}|Pending|0/1|0",
                "{'spec':{'containers':[{'name':'a'}]},'status':{'phase':'Failed','reason':'Evicted'}}|Evicted|0/1|0",
                "{'spec':{'containers':[{'name':'a'}],'initContainers':[{'name':'i'},{'name':'j'}]},'status':{'phase':'Pending',"
                        + "'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':0}}},{'name':'j',"
                        + "'restartCount':3,'state':{'waiting':{'reason':'CrashLoopBackOff'}}}]}}|Init:CrashLoopBackOff|0/1|3",
                "{'spec':{'containers':[{'name':'a'}],'initContainers':[{'name':'i'},{'name':'j'}]},'status':{'phase':'Pending',"
                        + "'initContainerStatuses':[{'name':'i','state':{'terminated':{'exitCode':0}}},{'name':'j',"
                        + "'state':{'running':{}}}]}}|Init:1/2|0/1|0",
                "{'spec':{'containers':[{'name':'a'}],'initContainers':[{'name':'p','restartPolicy':'Always'}]},"
                        + "'status':{'phase':'Running','initContainerStatuses':[{'name':'p','started':true,'ready':true,"
                        + "'restartCount':1,'state':{'running':{}}}],'containerStatuses':[{'name':'a','ready':true,"
                        + "'restartCount':1,'state':{'running':{}}}]}}|Running|2/2|2",
                "{'spec':{'containers':[{'name':'a'},{'name':'b'}]},'status':{'phase':'Running','containerStatuses':["
                        + "{'name':'a','state':{'terminated':{'exitCode':0,'reason':'Completed'}}},"
                        + "{'name':'b','ready':true,'state':{'running':{}}}]}}|NotReady|1/2|0",
                "{'spec':{'containers':[{'name':'a'}]},'status':{'phase':'Failed','containerStatuses':["
                        + "{'name':'a','state':{'terminated':{'exitCode':137}}}]}}|ExitCode:137|0/1|0",
                "{'metadata':{'deletionTimestamp':'2026-01-31T09:59:00Z'},'spec':{'containers':[{'name':'a'}]},"
                        + "'status':{'phase':'Running','containerStatuses':[{'name':'a','ready':true,"
                        + "'state':{'running':{}}}]}}|Terminating|1/1|0",
            })
    void saysWhatKubectlSays(String pod, String word, String ready, String restarts) throws JsonProcessingException {
        PrintedPodStatus status =
                PrintedPodStatus.of(new Row(new ObjectMapper().readTree(pod.replace('\'', '"')), NOW));

        assertThat(status.word()).isEqualTo(word);
        assertThat(status.ready()).isEqualTo(ready);
        assertThat(status.restarts()).isEqualTo(restarts);
    }
}
