package dev.inquest.evidence;

import dev.inquest.text.Digests;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hibernate.annotations.Immutable;

/** A stored text, compressed, under the SHA-256 of its UTF-8 bytes. */
@Entity
@Immutable
@Table(name = "evidence_blob")
class EvidenceBlob {

    @Id
    @Column(name = "digest")
    private String digest;

    @Column(name = "raw_bytes")
    private long rawBytes;

    @Column(name = "compressed")
    private byte[] compressed;

    /** For the object-relational mapper. */
    protected EvidenceBlob() {}

    private EvidenceBlob(String digest, long rawBytes, byte[] compressed) {
        this.digest = digest;
        this.rawBytes = rawBytes;
        this.compressed = compressed;
    }

    static EvidenceBlob of(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException("compressing in memory failed", e);
        }
        return new EvidenceBlob(Digests.sha256(raw), raw.length, bytes.toByteArray());
    }

    String digest() {
        return digest;
    }

    long rawBytes() {
        return rawBytes;
    }

    byte[] compressed() {
        return compressed;
    }

    /**
     * The text.
     *
     * @throws IllegalStateException when the bytes are not what the digest says
     */
    String text() {
        byte[] raw;
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            raw = gzip.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("evidence blob " + digest + " is damaged", e);
        }
        if (!Digests.sha256(raw).equals(digest)) {
            throw new IllegalStateException("evidence blob " + digest + " was changed after it was stored");
        }
        return new String(raw, StandardCharsets.UTF_8);
    }
}
