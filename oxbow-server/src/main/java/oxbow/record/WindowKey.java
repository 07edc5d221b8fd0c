package oxbow.record;

/// One window of one series of one endpoint.
///
/// @param start in milliseconds, a multiple of the window's length
record WindowKey(String endpointId, Series series, long start) {}
