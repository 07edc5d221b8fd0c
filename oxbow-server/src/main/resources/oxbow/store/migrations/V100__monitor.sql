create table monitor_endpoint (
    endpoint_id text primary key not null,
    settings text not null,
    state text not null,
    log_offset bigint not null,
    updated_at bigint not null
);

create table monitor_alarm (
    id text primary key not null,
    project_id text not null,
    endpoint_id text not null,
    feature text not null,
    document text not null,
    fired_at bigint not null,
    acknowledged_by text,
    useful boolean,
    note text,
    acknowledged_at bigint
);

create index monitor_alarm_endpoint on monitor_alarm (project_id, endpoint_id, fired_at, id);
