create table serve_endpoint (
    id text primary key not null,
    project_id text not null,
    name text not null,
    snapshot bigint not null,
    created_at bigint not null,
    unique (project_id, name)
);

create table serve_deployment (
    id text primary key not null,
    endpoint_id text not null,
    document text not null,
    created_at bigint not null
);

create index serve_deployment_endpoint on serve_deployment (endpoint_id, created_at);

create table serve_snapshot (
    endpoint_id text not null,
    version bigint not null,
    document text not null,
    created_at bigint not null,
    made_by text not null,
    primary key (endpoint_id, version)
);

create table serve_rollout (
    id text primary key not null,
    endpoint_id text not null,
    terms text not null,
    state text not null,
    step bigint not null,
    step_started_at bigint not null,
    step_snapshot bigint not null,
    decided_offset bigint not null,
    verdict text,
    tally text,
    started_at bigint not null,
    ended_at bigint
);

create index serve_rollout_endpoint on serve_rollout (endpoint_id, started_at, id);

create table serve_history (
    rollout_id text not null,
    number bigint not null,
    document text not null,
    at bigint not null,
    primary key (rollout_id, number)
);

create table serve_cursor (
    name text primary key not null,
    log_offset bigint not null
);
