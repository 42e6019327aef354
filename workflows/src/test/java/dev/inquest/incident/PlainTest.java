package dev.inquest.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.text.Plain;
import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void whatSteersATerminalOrAReaderIsReplaced() {
        String hostile = "a\u001b[2Jb\u009b1mc\u202ed\u2066e\u200bf\ufeffg\u2028h\u0007\r\udb40\udc41";

        String plain = Plain.text(hostile);

        assertThat(plain).isEqualTo("a\uFFFD[2Jb\uFFFD1mc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String ordinary = "line one\n\tpod web: naïve ☕ 日本語 عربى 👩\u200D🚀 5 < 6";

        assertThat(Plain.text(ordinary)).isSameAs(ordinary);
    }

    @Test
    void markdownShowsNoPictureAndHidesNoAddress() {
        String hostile = "![x](http://evil/?q=1) [click](javascript:alert(1)) <img src=x>";

        assertThat(Plain.markdown(hostile)).doesNotContain("![", "](", "<").contains("http://evil/?q=1");
    }
}
