package oxbow.serve;

/// What an endpoint has done since the server started.
///
/// @param requests answered or failed, batches counting once
/// @param canary of these, assigned to the candidate
/// @param candidateFailures times the candidate failed and the champion stood in
/// @param championFailures requests that failed because the champion did
/// @param shadowRuns requests the candidate also answered unseen
/// @param shadowDropped requests it did not see because its queue was full
public record Traffic(
        long requests,
        long canary,
        long candidateFailures,
        long championFailures,
        long shadowRuns,
        long shadowDropped) {}
