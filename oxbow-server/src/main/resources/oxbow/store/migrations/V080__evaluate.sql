-- Evaluations, addressed by what they were made from; never changed.

create table evaluate_evaluation (
    id text not null primary key,
    project_id text not null,
    model_version_id text not null,
    model text not null,
    data_version_id text not null,
    dataset text not null,
    version_number bigint not null,
    split text not null,
    unlabelled bigint not null,
    confusion text not null,
    document_version bigint not null,
    predictions text not null,
    created_at bigint not null
);

create index evaluate_evaluation_project on evaluate_evaluation (project_id, created_at);
