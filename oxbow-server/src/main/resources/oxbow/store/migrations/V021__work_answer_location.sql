-- Where the answer said that the new thing is, so that an answer given again says so too.
alter table work_answer add column location text;
