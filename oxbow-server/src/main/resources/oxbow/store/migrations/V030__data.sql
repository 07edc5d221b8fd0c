-- Data sets, their versions and profiles, and the graph of what was made from what.

create table data_dataset (
    id text not null primary key,
    project_id text not null,
    name text not null,
    description text not null,
    newest bigint not null,
    created_at bigint not null,
    unique (project_id, name)
);

create table data_version (
    id text not null primary key,
    dataset_id text not null references data_dataset (id),
    version_number bigint not null,
    digest text not null,
    label_digest text not null,
    row_count bigint not null,
    splits text not null,
    schema_document text not null,
    file_digest text not null,
    parent_id text,
    note text not null,
    findings text not null,
    document_version bigint not null,
    created_at bigint not null,
    unique (dataset_id, version_number),
    unique (dataset_id, digest)
);

create table data_profile (
    version_id text not null primary key references data_version (id),
    document_version bigint not null,
    document text not null
);

create table data_edge (
    from_kind text not null,
    from_id text not null,
    relation text not null,
    to_kind text not null,
    to_id text not null,
    created_at bigint not null,
    primary key (from_kind, from_id, relation, to_kind, to_id)
);

create index data_edge_to on data_edge (to_kind, to_id);
