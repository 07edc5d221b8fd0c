package oxbow.access;

import java.util.Map;

/// Whoever makes a request.
///
/// @param id the id of the token or user
/// @param name how to call them on pages and in the audit trail
/// @param administrator whether they may do everything on this server
/// @param roles the role in each project, by the project's id
public record Principal(String id, String name, boolean administrator, Map<String, Role> roles) {

    public Principal {
        roles = Map.copyOf(roles);
    }

    /// Whether this principal may do such a thing in a project.
    public boolean may(Permission permission, String projectId) {
        if (administrator) {
            return true;
        }
        Role role = roles.get(projectId);
        return role != null && role.allows(permission);
    }
}
