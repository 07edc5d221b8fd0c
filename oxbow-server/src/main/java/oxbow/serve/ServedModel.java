package oxbow.serve;

import java.util.List;
import oxbow.predict.Signature;

/// What an endpoint serves at this moment.
///
/// @param name the endpoint's
/// @param versions model versions that answer requests: the champion's, and the candidate's while it gets traffic
public record ServedModel(String name, Signature signature, List<String> versions) {

    public ServedModel {
        versions = List.copyOf(versions);
    }
}
