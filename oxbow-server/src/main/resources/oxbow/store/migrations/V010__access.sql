create table access_project (
    id text primary key not null,
    name text not null unique,
    title text not null,
    created_at bigint not null
);

create table access_token (
    id text primary key not null,
    name text not null,
    hash text not null unique,
    administrator boolean not null,
    configured boolean not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint
);

create table access_grant (
    token_id text not null references access_token (id),
    project_id text not null references access_project (id),
    role text not null,
    primary key (token_id, project_id)
);

create table access_session (
    hash text primary key not null,
    token_id text not null references access_token (id),
    expires_at bigint not null
);

create table access_audit (
    id text primary key not null,
    at bigint not null,
    principal_id text not null,
    principal_name text not null,
    action text not null,
    subject text not null
);
