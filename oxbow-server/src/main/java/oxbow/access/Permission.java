package oxbow.access;

/// What a route lets its caller do. Every route declares exactly one.
public enum Permission {
    /// Anybody, signed in or not: health, sign-in, static files.
    PUBLIC,
    /// Any signed-in caller, whatever the project.
    SIGNED_IN,
    /// Look at a project.
    READ,
    /// Send inference requests and outcomes of predictions.
    INFER,
    /// Answer labelling and review tasks.
    LABEL,
    /// Change data, runs, models and evaluations of a project.
    WRITE,
    /// Decide what serves: endpoints, rollouts, degrees of automation, alarms.
    DECIDE,
    /// Everything, on the whole server.
    ADMINISTER
}
