package oxbow.quickstart.job;

import java.time.Clock;
import oxbow.quickstart.api.Api;
import oxbow.quickstart.digits.Split;

/// What all steps share.
///
/// @param api    the server
/// @param split  the digits
/// @param clock  for the times of what is switched
record World(Api api, Split split, Clock clock) {
    static final String PROJECT = "digits";
    static final String DATASET = "digits";
    static final String MODEL = "digits";
    static final String ENDPOINT = "reader";

    /// A path in the project.
    String path(String inProject) {
        return "/api/v1/projects/" + PROJECT + inProject;
    }

    String version() {
        String version = World.class.getPackage().getImplementationVersion();
        return version == null ? "oxbow-quickstart" : "oxbow-quickstart " + version;
    }
}
