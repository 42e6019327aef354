package dev.inquest.model.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.fault.FaultCatalog;
import dev.inquest.observation.Tokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListingTest {

    private static final int LARGE = 10_000;
    private static final CodeListing LISTING = new CodeListing(Set.of("scheduling"), List.of("node"));

    @Test
    void besideWhatIsRankedWhatIsSuggestedIsNamedAndWhatIsOftenUnseen() {
        assertThat(LISTING.text(LARGE))
                .startsWith("scheduling.")
                .contains("\nnode.", "\nmesh.")
                .doesNotContain("dependency.");
    }

    @Test
    void theOthersCostLittle() {
        int ranked = Tokens.count(LISTING.text(0));

        assertThat(Tokens.count(LISTING.text(LARGE))).isBetween(ranked + 100, ranked + 250);
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 200, 300})
    void theRoomIsNeverLeft(int room) {
        assertThat(LISTING.fits(room)).isTrue();
        assertThat(Tokens.count(LISTING.text(room))).isLessThanOrEqualTo(room);
    }

    @Test
    void withoutARankingAllAreNamedThatFit() {
        CodeListing listing = new CodeListing(Set.of(), List.of());

        assertThat(listing.text(LARGE).split("\\s+")).hasSameSizeAs(FaultCatalog.all());
        assertThat(Tokens.count(listing.text(300))).isBetween(150, 300);
    }
}
