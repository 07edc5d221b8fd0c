package oxbow.record;

/// One line of windows of an endpoint.
record Series(String deploymentId, Arm arm) {}
