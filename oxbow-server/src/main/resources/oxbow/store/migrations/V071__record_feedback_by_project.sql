create table record_said (
    seq bigint primary key not null,
    project_id text not null,
    prediction_id text not null,
    source text not null,
    kind text not null,
    value text not null,
    probability double precision not null,
    known boolean not null,
    received_at bigint not null
);

insert into record_said (seq, project_id, prediction_id, source, kind, value, probability, known, received_at)
    select seq, project_id, prediction_id, source, kind, value, probability, known, received_at from record_feedback;

drop table record_feedback;

alter table record_said rename to record_feedback;

create index record_feedback_by_prediction on record_feedback (prediction_id, project_id);

create index record_feedback_by_time on record_feedback (received_at);
