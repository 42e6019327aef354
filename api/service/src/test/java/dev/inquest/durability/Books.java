package dev.inquest.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inquest.text.Digests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the application has committed, read behind its back. */
final class Books implements AutoCloseable {

    private final Connection connection;

    Books(String url) {
        try {
            connection = DriverManager.getConnection(url, "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL did not answer at " + url, e);
        }
    }

    /** One committed piece of evidence; {@code chain} is null until it is sealed. */
    record Row(int number, String command, int looks, String content, String chain) {}

    /** The evidence of an incident, by number. */
    List<Row> evidence(String incidentId) {
        return query(
                "select number, command, looks, content_digest, chain_digest from evidence where incident_id = ? order by number",
                incidentId,
                row -> new Row(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5)));
    }

    /** The id of an incident's workflow. */
    String workflowId(String incidentId) {
        return query("select workflow_id from incident_case where id = ?", incidentId, row -> row.getString(1))
                .getFirst();
    }

    /** How many pieces of evidence all incidents have. */
    int evidenceCount() {
        return number("select count(*) from evidence where incident_id <> ?", "");
    }

    /** How many answered calls of models an incident has. */
    int exchanges(String incidentId) {
        return number("select count(*) from model_exchange where incident_id = ?", incidentId);
    }

    /** How many incidents are open. */
    int openCount() {
        return number("select count(*) from incident_case where closed_at is null and id <> ?", "");
    }

    /** Whether a connection of that application name is still served: until then a commit may be under way. */
    boolean serves(String application) {
        return number("select count(*) from pg_stat_activity where application_name = ?", application) > 0;
    }

    /** The evidence is numbered without a gap, and its chain is SHA-256 over the link before and the row's content. */
    void assertSealed(String incidentId) {
        List<Row> rows = evidence(incidentId);
        List<String> links = new ArrayList<>();
        String last = Digests.sha256(incidentId);
        for (Row row : rows) {
            last = Digests.sha256(last + row.content());
            links.add(last);
        }
        assertThat(rows)
                .extracting(Row::number)
                .isEqualTo(IntStream.rangeClosed(1, rows.size()).boxed().toList());
        assertThat(rows).extracting(Row::chain).isNotEmpty().isEqualTo(links);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection to PostgreSQL does not close", e);
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private int number(String sql, String parameter) {
        return query(sql, parameter, row -> row.getInt(1)).getFirst();
    }

    private <T> List<T> query(String sql, String parameter, Reader<T> reader) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL did not answer: " + sql, e);
        }
    }
}
