package dev.inquest.security;

import dev.inquest.api.problem.Problem;
import dev.inquest.api.problem.ProblemType;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a body that did not say its length and goes on past the limit. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    /** Looked up at each use: providers are made before the configuration is read. */
    private final Instance<SecurityConfig> config;

    BodyLimit(Instance<SecurityConfig> config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(
                new Limited(context.getInputStream(), config.get().maxBody()));
        return context.proceed();
    }

    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long max) {
            super(in);
            this.left = max;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        private int counted(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw Problem.of(
                                ProblemType.BODY_TOO_LARGE,
                                "A body may have at most 1 MB: shorten the description or send fewer alerts.")
                        .exception();
            }
            return read;
        }
    }
}
