-- Experiments, runs with their parameters, metrics and inputs, and the registry of models.

create table track_experiment (
    id text not null primary key,
    project_id text not null,
    name text not null,
    created_at bigint not null,
    unique (project_id, name)
);

create table track_run (
    id text not null primary key,
    experiment_id text not null references track_experiment (id),
    name text not null,
    status text not null,
    code_version text not null,
    started_at bigint not null,
    ended_at bigint
);

create index track_run_experiment on track_run (experiment_id);

create table track_param (
    run_id text not null references track_run (id),
    param_key text not null,
    param_value text not null,
    primary key (run_id, param_key)
);

create table track_tag (
    run_id text not null references track_run (id),
    tag_key text not null,
    tag_value text not null,
    primary key (run_id, tag_key)
);

-- The value is text, since SQLite would keep NaN as null.
create table track_metric (
    run_id text not null references track_run (id),
    metric_key text not null,
    step bigint not null,
    metric_value text not null,
    reported_at bigint not null,
    primary key (run_id, metric_key, step, metric_value)
);

create table track_input (
    run_id text not null references track_run (id),
    data_version_id text not null,
    dataset text not null,
    version_number bigint not null,
    digest text not null,
    primary key (run_id, data_version_id)
);

create table track_model (
    id text not null primary key,
    project_id text not null,
    name text not null,
    newest bigint not null,
    created_at bigint not null,
    unique (project_id, name)
);

create table track_model_version (
    id text not null primary key,
    model_id text not null references track_model (id),
    version_number bigint not null,
    digest text not null,
    byte_count bigint not null,
    signature text not null,
    recipe text not null,
    document_version bigint not null,
    run_id text,
    note text not null,
    created_at bigint not null,
    unique (model_id, version_number)
);
