create table record_counter (
    name text primary key not null,
    value bigint not null
);

create table record_segment (
    file text primary key not null,
    first_offset bigint not null,
    last_offset bigint not null,
    row_count bigint not null,
    bytes bigint not null,
    from_at bigint not null,
    to_at bigint not null
);

create table record_feedback (
    prediction_id text not null,
    source text not null,
    kind text not null,
    value text not null,
    project_id text not null,
    probability double precision not null,
    known boolean not null,
    seq bigint not null unique,
    received_at bigint not null,
    primary key (prediction_id, source, kind, value)
);

create index record_feedback_by_time on record_feedback (received_at);

create table record_outcome (
    prediction_id text not null,
    arm text not null,
    deployment_id text not null,
    endpoint_id text not null,
    at bigint not null,
    label text not null,
    correct boolean not null,
    primary key (prediction_id, arm, deployment_id)
);

create index record_outcome_by_endpoint on record_outcome (endpoint_id, at);

create table record_window (
    file text not null,
    position bigint not null,
    length bigint not null,
    endpoint_id text not null,
    deployment_id text not null,
    arm text not null,
    start_at bigint not null,
    end_at bigint not null,
    through_offset bigint not null,
    primary key (file, position)
);

create index record_window_by_endpoint on record_window (endpoint_id, start_at);
