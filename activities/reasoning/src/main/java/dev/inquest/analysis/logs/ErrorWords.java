package dev.inquest.analysis.logs;

/**
 * The words of common databases, brokers, runtimes and their clients, as regular expressions: MySQL and MariaDB, PostgreSQL,
 * MongoDB, Redis, RabbitMQ, Kafka, LDAP, Oracle, SQL Server, Cassandra, Elasticsearch and object stores; Java, Go, Node.js,
 * Python, .NET, gRPC. They are the servers' own messages, the same whatever the application is.
 */
final class ErrorWords {

    /** A server refuses who asks. */
    static final String CREDENTIALS = "(?i)access denied for user|password authentication failed|no pg_hba\\.conf entry"
            + "|role \"[^\"]{1,80}\" does not exist|NOAUTH|WRONGPASS|invalid username-password|invalid password.{0,20}redis"
            + "|Client sent AUTH, but no password|ACCESS_REFUSED|login was refused|username or password not allowed"
            + "|AuthenticationFailed|MongoSecurityException|sasl conversation error|SCRAM.{0,40}authentication failed"
            + "|Mongo\\w{0,20}Error: Authentication failed|requires authentication|Command \\w{1,30} requires auth"
            + "|SaslAuthenticationException|SASL authentication (error|failed)|authentication failed (during|due to)"
            + "|LDAP: error code 49|LDAP Result Code 49|INVALID_CREDENTIALS|ORA-01017|ORA-28000|login failed for user"
            + "|provided username .{1,80} (and/)?or password|unable to authenticate user|InvalidAccessKeyId"
            + "|SignatureDoesNotMatch|authentication failed for (user|database)|pymongo.{0,80}authentication failed"
            + "|\\b535[ -].{0,40}(authentication|credentials)|(mysql|mongo|postgres|redis|rabbit|kafka|amqp|jdbc).{0,160}authentication failed";

    /** A server answers, and takes no writes. */
    static final String READ_ONLY = "(?i)--(super-)?read-only|cannot execute .{1,40} in a read-only transaction"
            + "|read-only (option|mode|transaction|replica|database)|READONLY You can't write|connection is read-only"
            + "|NotWritablePrimary|not (master|primary) and|attempt to write a readonly database"
            + "|index read-only / allow delete|database is (in )?read.?only|super_read_only|set to read.?only";

    /** A server has no room for one more connection. */
    static final String CONNECTIONS = "(?i)too many connections|remaining connection slots|too many clients already"
            + "|max number of clients reached|max_user_connections|ORA-00018|ORA-12519|connection limit exceeded"
            + "|connection_limit.{0,20}(reached|exceeded)|too many open connections";

    /** A server knows no such table, column or database. */
    static final String SCHEMA =
            "(?i)unknown column '|table '[^']{1,160}' doesn't exist|relation \"[^\"]{1,160}\" does not exist"
                    + "|column (\"[^\"]{1,160}\"|[\\w.]{1,160}) (of relation .{1,120} )?does not exist|no such (table|column)[: ]"
                    + "|ORA-00942|ORA-00904|invalid (object|column) name '|unknown database '|database \"[^\"]{1,120}\" does not exist"
                    + "|ER_NO_SUCH_TABLE|ER_BAD_FIELD_ERROR|ER_BAD_DB_ERROR|schema-validation: (missing|wrong)|index_not_found_exception"
                    + "|unconfigured table|undefined (table|column)";

    /** A proxy refuses a token. */
    static final String JWT =
            "Jwt (is missing|verification fails|issuer is not configured|is expired|is not in the form)";

    /** A certificate's time is over. */
    static final String EXPIRED =
            "(?i)certificate has expired|certificate (is )?expired|CERT_HAS_EXPIRED|CertificateExpired"
                    + "|certificate is not yet valid|NotAfter: ";

    /** Who should resolve names does not answer. */
    static final String NAME_SERVER =
            "(?i)lookup \\S{1,253}( on \\S{1,80})?: (.{0,120}: )?(i/o timeout|server misbehaving|read: connection refused"
                    + "|connection refused|operation timed out)|EAI_AGAIN|temporary failure in name resolution|SERVFAIL"
                    + "|DnsNameResolverTimeout|queryA? .{0,40}E(TIMEOUT|SERVFAIL)|Timeout while contacting DNS|DNS (query|lookup|resolution) tim";

    /** A name means nothing to who resolves it. */
    static final String NAME_UNKNOWN =
            "(?i)no such host|UnknownHost|name or service not known|ENOTFOUND|failure in name resolution"
                    + "|could not resolve (?!placeholder)|couldn't resolve|server misbehaving|nodename nor servname|name resolution failed|DNS resolution failed"
                    + "|name does not resolve|NXDOMAIN|host not found|no address associated|unknown host|unable to resolve|getaddrinfo failed"
                    + "|name is not known|unknown MySQL server host|could not translate host name|resolver produced zero addresses"
                    + "|produced zero addresses|No resolvable bootstrap urls";

    /** Both ends speak, and not the same. */
    static final String PROTOCOL = "(?i)error reading server preface|malformed HTTP|frame too large|frame size error"
            + "|HTTP/1\\.x transport connection broken|server gave HTTP response to HTTPS client"
            + "|first record does not look like a TLS handshake|plain HTTP request was sent to HTTPS|invalid HTTP version"
            + "|Parse Error: Expected HTTP/|unrecognized SSL message|not an HTTP|Unexpected HTTP/1\\.x|invalid HTTP request received"
            + "|Received http2 header with status: 4(04|15)|BadStatusLine|BadHttpMessage|Protocol error, got|unsupported protocol version";

    /** All of one's own connections are in use. */
    static final String POOL =
            "(?i)Connection is not available, request timed out|QueuePool limit|(connection )?pool (is )?(exhausted|empty)"
                    + "|timeout waiting for connection from pool|timeout acquiring a connection|pool error Timeout waiting"
                    + "|Could not get a resource from the pool|ConnectionPoolTimeout|Timed out after .{1,40} waiting for a connection"
                    + "|max pool size was reached";

    /** Nobody could be reached. */
    static final String CONNECT =
            "(?i)no route to host|EHOSTUNREACH|network is unreachable|ENETUNREACH|host is unreachable"
                    + "|communications link failure|failed to connect to all addresses|could not connect to server|can't connect to (MySQL )?server"
                    + "|Connect call failed|unable to connect to|BrokerNotAvailable|No current server in use|connection to node .{1,40} could not be established"
                    + "|ServerSelectionTimeout|No suitable servers|connect error|connection attempt failed|failed to establish a new connection|UnableToConnect|no connection (is|became) available";

    /** An open connection was cut. */
    static final String RESET =
            "(?i)connection reset|ECONNRESET|connection termination|broken pipe|\\bEPIPE\\b|premature(ly)? (close|EOF)"
                    + "|socket hang up|unexpected EOF|error reading from server: EOF|server closed the connection unexpectedly"
                    + "|RemoteDisconnected|Remote end closed|transport is closing|connection was forcibly closed|lost connection to MySQL"
                    + "|unexpected end of (stream|file from server)|connection closed (by|prematurely)";

    /** A server asks to be called less. */
    static final String RATE =
            "(?i)status.{0,12}\\b429\\b|\\b429 too many|too many requests|rate.?limit(ed|ing)?.{0,12}(exceed|reach|hit)"
                    + "|rate.?limited|(request|call)s? (was |were )?throttled|ThrottlingException|quota exceeded|RESOURCE_EXHAUSTED.{0,80}(rate|quota|request)"
                    + "|\\b429\\b.{0,40}(error|response|http)|(error|http|code).{0,20}\\b429\\b";

    /** A server does not accept who calls; less sure than {@link #CREDENTIALS}, for users are refused as well. */
    static final String UNAUTHORIZED =
            "(?i)\\b401 unauthorized|unauthorized: 401|status(code)?[=: ]{1,3}401\\b|code = Unauthenticated"
                    + "|StatusCode\\.UNAUTHENTICATED|HTTP 401|authentication failed|invalid (api.?key|client.?secret)";

    private ErrorWords() {}
}
