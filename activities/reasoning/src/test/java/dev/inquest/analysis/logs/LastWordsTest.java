package dev.inquest.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.analysis.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWordsTest {

    private static Observed exiting(String... lines) {
        return new Observed()
                .objects(
                        "{kind: Pod, metadata: {name: web-0, namespace: ns}, spec: {containers: [{name: app, volumeMounts: [{name: d, mountPath: /data}]}]}}")
                .pod("web-0", "0/1", "CrashLoopBackOff", "5")
                .log("web-0", "app", lines);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            exec /usr/bin/app: exec format error                                          | image.platform-mismatch
            mkdir: cannot create directory '/data/db': Permission denied                  | pod.no-permission-on-volume
            Error: EACCES: permission denied, open '/data/lock'                           | pod.no-permission-on-volume
            nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)            | pod.not-permitted
            listen tcp :80: bind: permission denied                                       | pod.not-permitted
            nginx: [emerg] unknown directive "sever" in /etc/nginx/nginx.conf:3           | pod.configuration-rejected
            Error: unknown flag: --prot                                                   | pod.configuration-rejected
            environment variable DB_HOST is not set                                       | pod.configuration-rejected
            Could not resolve placeholder 'db.url' in value "${db.url}"                   | pod.configuration-rejected
            /bin/sh: 1: serve: not found                                                  | pod.command-unknown
            Error: Unable to access jarfile app.jar                                       | pod.command-unknown
            java.lang.OutOfMemoryError: Java heap space                                   | pod.heap-exhausted
            """)
    void theLastWordsSayWhy(String line, String expected) {
        assertThat(exiting("starting", line).findings(new LastWords())).containsExactly(expected + " ns/Pod/web-0");
    }

    @Test
    void aStackTraceOfItsOwnIsTheProgramsError() {
        Observed observed = exiting(
                "panic: runtime error: index out of range [3] with length 3",
                "",
                "goroutine 1 [running]:",
                "main.main()",
                "\t/app/main.go:12 +0x1d");

        assertThat(observed.findings(new LastWords())).containsExactly("pod.unhandled-error ns/Pod/web-0");
    }

    @Test
    void aStackTraceAboutADependencyIsLeftToTheCalls() {
        Observed observed = exiting(
                "Traceback (most recent call last):",
                "  File \"/app/main.py\", line 3, in <module>",
                "    connect()",
                "redis.exceptions.ConnectionError: Error 111 connecting to cache:6379. Connection refused.");

        assertThat(observed.findings(new LastWords())).isEmpty();
    }

    @Test
    void aPodThatRunsMayComplain() {
        Observed observed = new Observed()
                .pod("web-0", "1/1", "Running", "0")
                .log("web-0", "app", "panic: recovered", "Error: unknown flag: --x");

        assertThat(observed.findings(new LastWords())).isEmpty();
    }

    @Test
    void aFullVolumeIsTheClaimsThatIsMountedThere() {
        Observed observed = new Observed()
                .objects("""
                        {kind: Pod, metadata: {name: db-0, namespace: ns}, spec: {containers: [{name: db, volumeMounts: [{name: d, mountPath: /var/lib/data}]}],
                         volumes: [{name: d, persistentVolumeClaim: {claimName: data-db-0}}]}}
                        """)
                .log("db-0", "db", "could not write /var/lib/data/1: No space left on device");

        assertThat(observed.findings(new FullVolumes()))
                .containsExactly("claim.volume-full ns/PersistentVolumeClaim/data-db-0");
    }

    @Test
    void linesOfOneTemplateAreOneComplaint() {
        Drain drain = new Drain();
        for (int i = 0; i < 500; i++) {
            drain.add("request " + i + " failed for user u" + i + " after " + i + " ms");
        }
        drain.add("cache refreshed in 3 ms");

        assertThat(drain.groups()).hasSize(2);
        assertThat(drain.groups().get(0).template()).isEqualTo("request <*> failed for user <*> after <*> ms");
        assertThat(drain.groups().get(0).count()).isEqualTo(500);
    }
}
