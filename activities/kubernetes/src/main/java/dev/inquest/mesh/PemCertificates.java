package dev.inquest.mesh;

import static dev.inquest.kubernetes.Fields.at;
import static dev.inquest.kubernetes.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * Certificates in Secrets, under the keys that Istio's gateways read. Where values were withheld, and only their sizes are
 * told, an entry that is there and not empty counts as good.
 */
final class PemCertificates {

    /** Certificate and key, in the order in which Istio looks for them. */
    private static final List<List<String>> PAIRS = List.of(List.of("tls.crt", "tls.key"), List.of("cert", "key"));

    private PemCertificates() {}

    /** Whether the Secret holds a key and a certificate that can be read and is valid now. */
    static boolean isUsable(JsonNode secret) {
        JsonNode data = at(secret, "data");
        return PAIRS.stream()
                .filter(p -> isThere(data, p.get(0)) && isThere(data, p.get(1)))
                .findFirst()
                .map(p -> isWithheld(text(data, p.get(0))) || isValid(text(data, p.get(0))))
                .orElse(false);
    }

    private static boolean isThere(JsonNode data, String key) {
        return data.has(key) && !text(data, key).isEmpty() && !text(data, key).equals("0 bytes");
    }

    private static boolean isWithheld(String value) {
        return value.endsWith(" bytes") || value.chars().allMatch(c -> c == '*');
    }

    private static boolean isValid(String value) {
        try {
            byte[] pem = Base64.getMimeDecoder().decode(value);
            ((X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)))
                    .checkValidity();
            return true;
        } catch (CertificateException | IllegalArgumentException e) {
            return false;
        }
    }
}
