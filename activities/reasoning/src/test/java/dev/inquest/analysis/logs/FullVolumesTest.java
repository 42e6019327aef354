package dev.inquest.analysis.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullVolumesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write /data/1: No space left on device",
                "errno: 'ENOSPC'",
                "Disk quota exceeded",
                "the Disk Is Full",
                "flood stage disk watermark [95%] exceeded",
                "flood-stage watermark",
                "not enough disk space",
                "Not enough space",
                "out of disk space"
            })
    void isOutOfSpaceKnowsEachWording(String line) {
        // When
        boolean full = FullVolumes.isOutOfSpace(line);

        // Then
        assertThat(full).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace shop", "quota of 5 pods", "low watermark", "GET /space 200"})
    void isOutOfSpaceOtherSpaceIsFalse(String line) {
        // When
        boolean full = FullVolumes.isOutOfSpace(line);

        // Then
        assertThat(full).isFalse();
    }
}
