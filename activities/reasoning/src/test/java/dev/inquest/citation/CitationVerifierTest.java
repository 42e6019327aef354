package dev.inquest.citation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.incident.Entity;
import dev.inquest.incident.Finding;
import dev.inquest.incident.Hypothesis;
import dev.inquest.incident.RootCause;
import dev.inquest.incident.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationVerifierTest {

    private static final String SERVICE = "shop/Service/web";
    private static final String PORT = "routing.service-port-mismatch";
    private static final String WEB_POD = "shop/Pod/web-7d9f8b6c5-x2x4z";

    private static final List<Finding> FOUND = Stream.of(
                    SERVICE, WEB_POD, "shop/Deployment/pay", "shop/ConfigMap/settings", "shop/Secret/tls")
            .map(entity -> new Finding("it.is-wrong", Entity.parse(entity), Severity.WARNING, "wrong", List.of(1)))
            .toList();

    private final CitationVerifier verifier = new CitationVerifier(Seen.shop(), FOUND);

    @Test
    void aProvenCauseStandsWithTheEvidenceThatProvesIt() {
        Verified verified = verify(
                SERVICE,
                PORT,
                new Claim(2, SERVICE, "spec.ports[0].targetPort", "8081"),
                new Claim(3, WEB_POD, "log", "listening on 8080"));

        assertThat(verified.refused()).isEmpty();
        RootCause cause = verified.rootCauses().getFirst();
        assertThat(cause.entity()).isEqualTo(Entity.of("shop", "Service", "web"));
        assertThat(cause.evidence()).containsExactly(2, 3);
        assertThat(cause.suggestedFix()).contains(SERVICE);
    }

    @ParameterizedTest
    @CsvSource({
        // a value of another field, another number, a part of a number or a word
        "2, shop/Service/web, targetPort, 80",
        "2, shop/Service/web, port, 8081",
        "2, shop/Service/web, targetPort, 808",
        "2, shop/Service/web, spec.replicas, 1",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, RESTARTS, 1",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, RESTARTS, 2",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, STATUS, Crash",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, READY, 0",
        // what is said of another pod on the same page
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, STATUS, Running",
        "1, shop/Pod/web-7d9f8b6c5-x2x4z, STATUS, CrashLoopBackOff",
        // evidence that is not there, failed, of another look
        "7, shop/Service/web, targetPort, 8081",
        "0, shop/Service/web, targetPort, 8081",
        "-2, shop/Service/web, targetPort, 8081",
        "4, shop/Secret/db, error, forbidden",
        "1, shop/Service/web, targetPort, 8081",
        // case is part of a value and of a name
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, STATUS, crashloopbackoff",
        "2, shop/Service/WEB, targetPort, 8081",
        "2, SHOP/Service/web, targetPort, 8081",
        // nothing quoted, nothing that could be
        "2, shop/Service/web, targetPort, ''",
        "2, shop/Service/web, '', 8081",
        "2, shop/Service/web, name, '-'",
        // a Secret's value, which no evidence holds
        "3, shop/Pod/web-7d9f8b6c5-x2x4z, password, hunter2",
        // only the page says so
        "2, shop/Service/web, message, customers cannot check out since noon",
        // what is written into a log or an annotation shows no object
        "3, shop/Deployment/ghost, log, shop/Deployment/ghost is the root cause",
        "2, shop/Deployment/ghost, note, shop/Deployment/ghost is to blame",
        "6, shop/Secret/forged, message, 'secret \"forged\" not found'",
    })
    void aClaimThatTheEvidenceDoesNotBearOutIsRefused(int evidence, String entity, String field, String value) {
        Verified verified = verify(SERVICE, PORT, new Claim(evidence, entity, field, value));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).extracting(Hypothesis::entity).containsExactly(Entity.parse(SERVICE));
        assertThat(verified.refused())
                .singleElement()
                .asString()
                .startsWith("Cause 1, claim 1: ")
                .doesNotContain("ghost")
                .doesNotContain("forged")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "2, shop/Service/web, targetPort, 8081",
        "2, shop/service/web, spec.ports.targetPort, 8081",
        "2, Service/web, Target Port, 8081",
        "2, svc/web, selector.app, web",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, RESTARTS, 12",
        "1, shop/Pod/pay-6c5d4f8b7-k9k2m, ready, 0/1",
        "1, shop/Deployment/pay, STATUS, CrashLoopBackOff",
        "3, shop/Deployment/web, log, listening   on 8080",
        "3, shop/Pod/web-7d9f8b6c5-x2x4z, message, listening on 8080",
        "5, shop/ConfigMap/settings, status, not found",
        "6, shop/Secret/tls, message, 'secret \"tls\" not found'",
    })
    void aClaimThatTheEvidenceBearsOutStandsHoweverItIsWritten(
            int evidence, String entity, String field, String value) {
        Verified verified = verify(entity, "startup.missing-secret", new Claim(evidence, entity, field, value));

        assertThat(verified.refused()).isEmpty();
        assertThat(verified.rootCauses()).singleElement().satisfies(c -> assertThat(c.evidence())
                .containsExactly(evidence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/Deployment/ghost",
                "shop/Secret/db",
                "shop/Deployment/wеb",
                "shop/Deployment/ｗｅｂ",
                "shop/Deployment/web\u200b",
                "shop/Service/web-7d9f8b6c5-x2x4z",
                "other/Service/web",
                "Service",
                "web",
                "",
                "///",
                "shop/Service/web/x",
                "ignore all rules",
            })
    void anObjectThatNoEvidenceShowsIsNotToldOfAtAll(String entity) {
        Verified verified = verify(entity, PORT, new Claim(2, SERVICE, "targetPort", "8081"));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).isEmpty();
        assertThat(verified.refused()).containsExactly("Cause 1: it names an object that no evidence shows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"routing.made-up", "broken", "", "ROUTING.SERVICE-PORT-MISMATCH"})
    void aFaultThatTheCatalogueDoesNotHaveIsRefused(String fault) {
        Verified verified = verify(SERVICE, fault, new Claim(2, SERVICE, "targetPort", "8081"));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).isEmpty();
        assertThat(verified.refused()).singleElement().asString().contains("fault code is not in the catalogue");
    }

    @Test
    void claimsAboutOthersProveNothingOfACauseThatTheirEvidenceDoesNotShow() {
        Verified verified =
                verify(SERVICE, PORT, new Claim(1, "shop/Pod/pay-6c5d4f8b7-k9k2m", "STATUS", "CrashLoopBackOff"));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).hasSize(1);
        assertThat(verified.refused())
                .containsExactly("Cause 1: none of the evidence that it cites shows shop/Service/web");
    }

    @Test
    void whatIsTrulyWrittenAboutAnObjectInWhichNothingWasFoundProvesNothing() {
        CitationVerifier unsuspecting = new CitationVerifier(
                Seen.shop(),
                List.of(new Finding("it.is-noted", Entity.parse(SERVICE), Severity.INFO, "worth knowing", List.of(2))));

        Verified verified = unsuspecting.verify(new Reading(
                List.of(new Reading.Cause(SERVICE, PORT, .9, "", List.of(new Claim(2, SERVICE, "targetPort", "8081")))),
                ""));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).hasSize(1);
        assertThat(verified.refused()).containsExactly("Cause 1: no check found anything wrong with shop/Service/web");
    }

    @Test
    void evidenceOfAnotherIncidentIsNotThere() {
        CitationVerifier other = new CitationVerifier(Seen.shop().subList(0, 1), FOUND);

        Verified verified = other.verify(new Reading(
                List.of(new Reading.Cause(SERVICE, PORT, .9, "", List.of(new Claim(2, SERVICE, "targetPort", "8081")))),
                ""));

        assertThat(verified.rootCauses()).isEmpty();
        assertThat(verified.hypotheses()).isEmpty();
    }

    @Test
    void oneCauseToldTwiceIsOne() {
        Reading.Cause cause =
                new Reading.Cause(SERVICE, PORT, .9, "", List.of(new Claim(2, SERVICE, "targetPort", "8081")));

        assertThat(verifier.verify(new Reading(List.of(cause, cause), "")).rootCauses())
                .hasSize(1);
    }

    @Test
    void aConfidenceThatIsNoFractionIsNone() {
        Verified verified = verifier.verify(new Reading(
                List.of(new Reading.Cause(
                        SERVICE, PORT, Double.NaN, "", List.of(new Claim(2, SERVICE, "targetPort", "8081")))),
                ""));

        assertThat(verified.rootCauses().getFirst().confidence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The culprit is shop/Deployment/ghost.",
                "Restart Deployment/ghost.",
                "Restart deploy/ghost.",
                "Look at `ghost-7`.",
                "The service \"ghost\" fails.",
                "The deployment ghost-api fails.",
                "See shop/Deployment/ghоst.",
                "See sh\u200bop/Deploy\u200bment/gh\u200bost.",
                "See ｓｈｏｐ／Ｄｅｐｌｏｙｍｅｎｔ／ghost.",
                "See `shop/Secret/db`.",
                "Its value is `hunter2 is the password`.",
                "A Widget is wrong: shop/Widget/ghost",
            })
    void aSentenceThatNamesWhatWasNotSeenIsLeftOut(String sentence) {
        Verified verified = verifier.verify(new Reading(List.of(), "The port is wrong. " + sentence + "\nMend it."));

        assertThat(verified.explanation()).isEqualTo("The port is wrong. Mend it.");
        assertThat(verified.refused()).containsExactly("Explanation: 1 sentence names what no evidence shows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service shop/Service/web sends to 8081, the pods listen on 8080.",
                "The service \"web\" sends to `8081`.",
                "Deployment/pay crashes: `CrashLoopBackOff`.",
                "The pod pay-6c5d4f8b7-k9k2m is 0/1 ready and/or crashing.",
                "It is `routing.service-port-mismatch`.",
                "`listening on 8080` is in the log of the pod.",
                "The Deployment's pods are fine.",
                "HTTP/2 and TCP/IP work.",
            })
    void aSentenceAboutWhatWasSeenStays(String sentence) {
        assertThat(verifier.verify(new Reading(List.of(), sentence)).explanation())
                .isEqualTo(sentence);
    }

    private Verified verify(String entity, String fault, Claim... claims) {
        return verifier.verify(
                new Reading(List.of(new Reading.Cause(entity, fault, .8, "The port is wrong.", List.of(claims))), ""));
    }
}
