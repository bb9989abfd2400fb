-- The units of the archive in PostgreSQL (12 or later). Load from the folder that holds
-- don-vi.ndjson:
--
--     psql -v ON_ERROR_STOP=1 -f postgresql.sql
--
-- The text comes folded (lower case, no marks, đ as d), so the configuration "simple" is enough.
begin;

drop table if exists don_vi;
create table don_vi (
  id text primary key,
  type text not null,
  address text not null,
  title text not null,
  text text not null,
  folded_title text not null,
  folded text not null,
  exact text not null,
  date text,
  dates text[] not null,
  year integer,
  organization text,
  organization_kind text,
  province text,
  province_now text,
  country text[] not null,
  partner text[] not null,
  kind text[] not null,
  theme text[] not null,
  direction text,
  status text,
  -- typed without marks: title above text
  search tsvector generated always as (
    setweight(to_tsvector('simple', folded_title), 'A')
    || setweight(to_tsvector('simple', folded), 'B')
  ) stored,
  -- typed with marks
  search_exact tsvector generated always as (to_tsvector('simple', exact)) stored
);

-- One JSON object a line; the quote and the delimiter are characters that no line can hold.
create temporary table dong (object jsonb) on commit drop;
\copy dong (object) from 'don-vi.ndjson' with (format csv, quote e'\x01', delimiter e'\x02')

insert into don_vi (
  id, type, address, title, text, folded_title, folded, exact, date, dates, year, organization,
  organization_kind, province, province_now, country, partner, kind, theme, direction, status
)
select
  id, type, address, title, text, folded_title, folded, exact, date, dates, year, organization,
  organization_kind, province, province_now, country, partner, kind, theme, direction, status
from dong, jsonb_populate_record(null::don_vi, object);

create index on don_vi using gin (search);
create index on don_vi using gin (search_exact);
create index on don_vi using gin (country);
create index on don_vi using gin (partner);
create index on don_vi using gin (kind);
create index on don_vi using gin (theme);
create index on don_vi using gin (dates);
create index on don_vi (year, organization);

commit;
analyze don_vi;
