create table work_counter (
    name text primary key not null,
    value bigint not null
);

insert into work_counter (name, value) values ('event', 0);

create table work_event (
    position bigint primary key not null,
    id text not null unique,
    project_id text not null,
    type text not null,
    subject text not null,
    data text not null,
    at bigint not null
);

create table work_cursor (
    consumer text primary key not null,
    position bigint not null
);

create table work_operation (
    id text primary key not null,
    project_id text not null,
    kind text not null,
    state text not null,
    progress double precision not null,
    unit text not null,
    result text not null,
    problems text not null,
    started_at bigint not null,
    ended_at bigint
);

create index work_operation_of_project on work_operation (project_id, id);

create table work_answer (
    token_id text not null,
    route text not null,
    idempotency_key text not null,
    request_digest text not null,
    status bigint not null,
    content_type text not null,
    body text not null,
    at bigint not null,
    primary key (token_id, route, idempotency_key)
);

create index work_answer_by_age on work_answer (at);

create table work_lease (
    name text primary key not null,
    holder text not null,
    fence bigint not null,
    until bigint not null
);
