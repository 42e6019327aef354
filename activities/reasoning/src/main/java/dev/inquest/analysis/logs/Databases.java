package dev.inquest.analysis.logs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which kind of database or broker a message speaks of, and which names such servers commonly bear. */
final class Databases {

    private static final Pattern ANY = Pattern.compile(
            "mysql|mariadb|postgres|pgsql|mongo|redis|valkey|rabbitmq|kafka"
                    + "|cassandra|scylla|elasticsearch|opensearch|cockroach|etcd|ldap|memcached|mssql|oracle|influx|clickhouse");
    private static final Map<Pattern, Pattern> NAMES_BY_WORDS = new LinkedHashMap<>();

    static {
        put(
                "postgres|psycopg|pg_hba|\\bpq:|pgx|remaining connection slots|clients already|relation \"",
                "postgres|pgsql|psql|(^|-)pg($|-)");
        put("mongo|notwritableprimary|sasl conversation", "mongo");
        put("redis|noauth|wrongpass|jedis|lettuce|readonly you|max number of clients", "redis|valkey|cache");
        put("amqp|rabbit|access_refused|login was refused", "rabbit|amqp|(^|-)mq($|-)");
        put("kafka|saslauthentication", "kafka");
        put("ldap", "ldap");
        put("cassandra|unconfigured table", "cassandra|scylla");
        put("elastic|index_not_found|index read-only", "elastic|opensearch");
        put("ora-\\d", "oracle");
        put("", "mysql|mariadb|postgres|sql|db");
    }

    private Databases() {}

    private static void put(String words, String names) {
        NAMES_BY_WORDS.put(Pattern.compile(words), Pattern.compile(names));
    }

    /** Whether a workload's name says that it is a database or broker itself. */
    static boolean isOne(String name) {
        return ANY.matcher(name).find();
    }

    /** The names that the server a message speaks of may bear. */
    static Pattern names(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return NAMES_BY_WORDS.entrySet().stream()
                .filter(e -> e.getKey().matcher(lower).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
