create table label_queue (
    id text primary key not null,
    project_id text not null,
    name text not null,
    capacity bigint not null,
    due_ms bigint not null,
    refused bigint not null,
    created_at bigint not null,
    unique (project_id, name)
);

create table label_task (
    id text primary key not null,
    queue_id text not null,
    prediction_id text not null,
    example_id text not null,
    predicted text not null,
    score double precision not null,
    classes text not null,
    picture text,
    payload bytea not null,
    shows_prediction boolean not null,
    asked_because text not null,
    ask_probability double precision not null,
    state text not null,
    created_at bigint not null,
    due_at bigint not null,
    claimed_by text,
    claimed_until bigint,
    label text,
    answered_by text,
    answered_by_name text,
    stand_in boolean,
    answered_at bigint,
    unique (queue_id, prediction_id)
);

create index label_task_next on label_task (queue_id, state, due_at, id);
