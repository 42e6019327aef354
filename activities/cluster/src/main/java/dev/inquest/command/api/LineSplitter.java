package dev.inquest.command.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines, holding no more than one line of bounded length. */
final class LineSplitter {

    /** Bytes kept of one line; what a longer line has more is passed over. */
    static final int MAX_LINE_BYTES = 16 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean open;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                emit();
            } else {
                open = true;
                if (line.size() < MAX_LINE_BYTES) {
                    line.write(next);
                }
            }
        }
    }

    /** The stream has ended: what follows the last line end is a line too. */
    void end() {
        if (open) {
            emit();
        }
    }

    /** What is no UTF-8 becomes U+FFFD. */
    private void emit() {
        lines.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
        open = false;
    }
}
