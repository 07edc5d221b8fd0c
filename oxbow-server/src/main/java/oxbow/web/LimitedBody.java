package oxbow.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import oxbow.problem.Problem;
import oxbow.problem.ProblemException;
import oxbow.problem.ProblemKind;

/// A request body that throws a problem when more is read from it than is allowed. Not thread-safe.
final class LimitedBody extends FilterInputStream {

    private final long longest;
    private long read;

    LimitedBody(InputStream in, long longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) {
        read += more;
        if (read > longest) {
            throw tooLong("more than " + longest + " bytes", longest);
        }
    }

    static ProblemException tooLong(String length, long longest) {
        Problem problem = new Problem("body", length, "have at most " + longest + " bytes", "");
        return new ProblemException(ProblemKind.TOO_LARGE, problem.message(), java.util.List.of(problem));
    }
}
