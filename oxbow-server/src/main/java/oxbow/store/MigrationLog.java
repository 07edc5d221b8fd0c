package oxbow.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;

/// Lets Flyway speak at debug level only, except when something is wrong.
public final class MigrationLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> type) {
        return new Quiet(System.getLogger(type.getName()));
    }

    private record Quiet(System.Logger logger) implements Log {

        @Override
        @SuppressWarnings("deprecation") // abstract all the same
        public boolean isDebugEnabled() {
            return logger.isLoggable(System.Logger.Level.TRACE);
        }

        @Override
        public void debug(@Nullable String message) {
            logger.log(System.Logger.Level.TRACE, message);
        }

        @Override
        public void info(@Nullable String message) {
            logger.log(System.Logger.Level.DEBUG, message);
        }

        @Override
        public void warn(@Nullable String message) {
            logger.log(System.Logger.Level.WARNING, message);
        }

        @Override
        public void error(@Nullable String message) {
            logger.log(System.Logger.Level.ERROR, message);
        }

        @Override
        public void error(@Nullable String message, @Nullable Exception failure) {
            logger.log(System.Logger.Level.ERROR, message, failure);
        }

        @Override
        public void notice(@Nullable String message) {
            info(message);
        }
    }
}
