-- What the Prisma schema cannot say: closed lists, ranges, uniqueness among the unarchived, one booth per kiosk at a
-- time, and the triggers that keep standing visits and rollups.

create extension if not exists btree_gist;

-- Closed lists and ranges

alter table events
  add constraint events_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  add constraint events_dates_in_order check (starts_on <= ends_on);
alter table event_days
  add constraint event_days_in_order check (opens_at < closes_at);
alter table projects
  add constraint projects_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  add constraint projects_kind check (kind in ('project', 'community')),
  add constraint projects_maturity check (maturity in ('sandbox', 'incubating', 'graduated', 'archived'));
alter table booths
  add constraint booths_slug_shape check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  add constraint booths_goal check (goal between 1 and 100000);
alter table highlights
  add constraint highlights_state check (state in ('draft', 'ready', 'approved')),
  add constraint highlights_section check (section in ('introduction', 'pavilion', 'why', 'booth', 'themes', 'conclusion', 'contact')),
  add constraint highlights_booth check ((section = 'booth') = (booth_id is not null));
alter table talks
  add constraint talks_in_order check (starts_at < ends_at);
alter table talk_speakers
  add constraint talk_speakers_match check (match in ('proposed', 'confirmed', 'rejected')),
  add constraint talk_speakers_confidence check (confidence between 0 and 1);
alter table talk_projects
  add constraint talk_projects_match check (match in ('proposed', 'confirmed', 'rejected')),
  add constraint talk_projects_confidence check (confidence between 0 and 1);
alter table imports
  add constraint imports_kind check (kind in ('schedule', 'slots', 'staffing', 'unsent-items'));

alter table visits
  add constraint visits_party_size check (party_size between 1 and 500),
  add constraint visits_standing_size check (standing_size between 1 and 500),
  add constraint visits_audience check (audience in ('newcomer', 'user', 'contributor', 'maintainer', 'vendor', 'student', 'press')),
  add constraint visits_standing_audience check (standing_audience in ('newcomer', 'user', 'contributor', 'maintainer', 'vendor', 'student', 'press')),
  add constraint visits_precision check (precision in ('minutes', 'half-hour', 'hour', 'day')),
  add constraint visits_precision_stated check ((happened_at is null) = (precision is null)),
  add constraint visits_source check (num_nonnulls(device_id, token_id) = 1);
alter table head_counts
  add constraint head_counts_source check (source in ('clicker', 'door', 'judged', 'published')),
  add constraint head_counts_whole_or_stretch check ((starts_at is null) = (ends_at is null)),
  add constraint head_counts_in_order check (starts_at < ends_at),
  add constraint head_counts_range check (likely between 0 and 1000000 and low between 0 and likely and high between likely and 1000000);
alter table feedback
  add constraint feedback_kind check (kind in ('question', 'request', 'praise', 'problem', 'idea'));
alter table attendance_facts
  add constraint attendance_facts_kind check (kind in ('check-in', 'check-out', 'extension', 'absence', 'statement')),
  add constraint attendance_facts_who check (kind = 'statement' or num_nonnulls(person_id, name) >= 1),
  add constraint attendance_facts_in_order check (starts_at < ends_at),
  add constraint attendance_facts_statement check (kind <> 'statement' or num_nonnulls(starts_at, ends_at, present, stated_by) = 4);
alter table refused_items
  add constraint refused_items_resolution check (resolution in ('repaired', 'discarded', 'exported'));

alter table slots
  add constraint slots_in_order check (starts_at < ends_at),
  add constraint slots_one_booth_per_kiosk exclude using gist (kiosk_id with =, tstzrange(starts_at, ends_at) with &&)
    where (archived_at is null and kiosk_id is not null),
  add constraint slots_one_at_a_time exclude using gist (booth_id with =, tstzrange(starts_at, ends_at) with &&)
    where (archived_at is null);
alter table shifts
  add constraint shifts_in_order check (starts_at < ends_at),
  add constraint shifts_people check (minimum between 0 and 50 and target between minimum and 50);
alter table assignment_responses
  add constraint assignment_responses_kind check (kind in ('confirmed', 'declined', 'swap-offered'));
alter table people
  add constraint people_standing check (standing in ('maintainer', 'contributor', 'ambassador', 'other'));

alter table devices
  add constraint devices_kind check (kind in ('tablet', 'phone')),
  add constraint devices_phone_of_somebody check ((kind = 'phone') = (person_id is not null));
alter table accounts
  add constraint accounts_role check (role in ('owner', 'manager', 'lead', 'viewer'));
alter table invites
  add constraint invites_purpose check (purpose in ('owner', 'invite', 'reset')),
  add constraint invites_role check (role in ('owner', 'manager', 'lead', 'viewer'));
alter table tokens
  add constraint tokens_role check (role in ('owner', 'manager', 'lead', 'viewer'));

-- Uniqueness among the unarchived, whatever the case

create unique index event_days_one_per_date on event_days (event_id, date) where archived_at is null;
create unique index kiosks_label on kiosks (event_id, lower(trim(label))) where archived_at is null;
create unique index project_aliases_alias on project_aliases (lower(trim(alias)));
create unique index booths_one_per_project on booths (event_id, project_id) where archived_at is null;
create unique index highlights_one_per_section on highlights (event_id, section, booth_id) nulls not distinct where archived_at is null;
create unique index representatives_once on representatives (booth_id, person_id) where archived_at is null;
create unique index assignments_once on assignments (shift_id, person_id) where archived_at is null;
create unique index device_placements_once on device_placements (device_id, booth_id) where ended_at is null;
create unique index accounts_email on accounts (lower(email));
create unique index refused_items_once on refused_items (coalesce(device_id, token_id), item_id, raw_hash);
create index refused_items_open on refused_items (event_id) where resolution is null;
create index visits_received on visits (event_id, received_at desc);

-- Rollups: statement-level, so that a batch costs one upsert. Writers lock the booths' rows first (for no key update,
-- in id order), which keeps concurrent writers of one booth apart.

create function rollup_bucket(at timestamptz) returns timestamptz
  language sql immutable parallel safe
  return date_bin('15 minutes', at, '2000-01-01 00:00:00+00');

create function visits_added() returns trigger language plpgsql as $$
begin
  insert into visit_rollups as r (booth_id, bucket, audience, sector, visits, visitors)
  select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''),
         count(*), sum(standing_size)
  from added where not undone
  group by 1, 2, 3, 4
  on conflict (booth_id, bucket, audience, sector)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;

  if exists (select from added where topic_ids <> '{}') then
    insert into visit_topics (visit_id, topic_id)
    select distinct id, unnest(topic_ids) from added;
  end if;

  if exists (select from added a join visit_undos u on u.visit_id = a.id)
  or exists (select from added a join visit_corrections c on c.visit_id = a.id) then
    perform restate_visits(array(select id from added));
  end if;
  return null;
end $$;

create function visits_changed() returns trigger language plpgsql as $$
begin
  insert into visit_rollups as r (booth_id, bucket, audience, sector, visits, visitors)
  select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''),
         sum(sign), sum(sign * standing_size)
  from (select 1 as sign, * from after_change union all select -1, * from before_change) both_sides
  where not undone
  group by 1, 2, 3, 4
  having sum(sign) <> 0 or sum(sign * standing_size) <> 0
  on conflict (booth_id, bucket, audience, sector)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;

  insert into visit_topic_rollups as r (booth_id, bucket, topic_id, visits, visitors)
  select booth_id, rollup_bucket(occurred_at), topic_id, sum(sign), sum(sign * standing_size)
  from (select 1 as sign, * from after_change union all select -1, * from before_change) both_sides
  join visit_topics t on t.visit_id = both_sides.id
  where not undone
  group by 1, 2, 3
  having sum(sign) <> 0 or sum(sign * standing_size) <> 0
  on conflict (booth_id, bucket, topic_id)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;
  return null;
end $$;

create function visits_removed() returns trigger language plpgsql as $$
begin
  update visit_rollups r set visits = r.visits - gone.visits, visitors = r.visitors - gone.visitors
  from (
    select booth_id, rollup_bucket(occurred_at) as bucket, coalesce(standing_audience, '') as audience,
           coalesce(standing_sector, '') as sector, count(*) as visits, sum(standing_size) as visitors
    from removed where not undone group by 1, 2, 3, 4
  ) gone
  where (r.booth_id, r.bucket, r.audience, r.sector) = (gone.booth_id, gone.bucket, gone.audience, gone.sector);
  return null;
end $$;

create function visit_topics_added() returns trigger language plpgsql as $$
begin
  insert into visit_topic_rollups as r (booth_id, bucket, topic_id, visits, visitors)
  select v.booth_id, rollup_bucket(v.occurred_at), a.topic_id, count(*), sum(v.standing_size)
  from added a join visits v on v.id = a.visit_id
  where not v.undone
  group by 1, 2, 3
  on conflict (booth_id, bucket, topic_id)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;
  return null;
end $$;

create function visit_topics_removed() returns trigger language plpgsql as $$
begin
  update visit_topic_rollups r set visits = r.visits - gone.visits, visitors = r.visitors - gone.visitors
  from (
    select v.booth_id, rollup_bucket(v.occurred_at) as bucket, d.topic_id, count(*) as visits, sum(v.standing_size) as visitors
    from removed d join visits v on v.id = d.visit_id
    where not v.undone group by 1, 2, 3
  ) gone
  where (r.booth_id, r.bucket, r.topic_id) = (gone.booth_id, gone.bucket, gone.topic_id);
  return null;
end $$;

-- What stands after undos and corrections, right in any order of arrival: of several corrections of one field, the one
-- made last holds. Facts of another booth than the visit's have no effect.

create function restate_visits(ids uuid[]) returns void language plpgsql as $$
begin
  with said as (
    select c.visit_id, c.booth_id,
      (array_agg(c.change -> 'partySize' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'partySize'))[1] as party_size,
      (array_agg(c.change -> 'audience' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'audience'))[1] as audience,
      (array_agg(c.change -> 'sector' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'sector'))[1] as sector,
      (array_agg(c.change -> 'talkId' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'talkId'))[1] as talk_id,
      (array_agg(c.change -> 'occurredAt' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'occurredAt'))[1] as occurred_at
    from visit_corrections c where c.visit_id = any (ids)
    group by 1, 2
  )
  update visits v set
    undone = exists (select from visit_undos u where u.visit_id = v.id and u.booth_id = v.booth_id),
    standing_size = case when s.party_size is null then v.party_size else (s.party_size #>> '{}')::smallint end,
    standing_audience = case when s.audience is null then v.audience else s.audience #>> '{}' end,
    standing_sector = case when s.sector is null then v.sector else s.sector #>> '{}' end,
    standing_talk_id = case when s.talk_id is null then v.talk_id else (s.talk_id #>> '{}')::uuid end,
    occurred_at = case when s.occurred_at is null
      then coalesce(v.happened_at, v.tapped_at + v.clock_offset_ms * interval '1 millisecond')
      else (s.occurred_at #>> '{}')::timestamptz end
  from visits affected
  left join said s on s.visit_id = affected.id and s.booth_id = affected.booth_id
  where affected.id = any (ids) and v.id = affected.id;

  with said as (
    select c.visit_id, c.booth_id,
      (array_agg(c.change -> 'topicIds' order by c.occurred_at desc, c.id desc))[1] as topic_ids
    from visit_corrections c where c.visit_id = any (ids) and c.change ? 'topicIds'
    group by 1, 2
  ), wanted as (
    select v.id as visit_id, t.topic_id::uuid
    from said s join visits v on v.id = s.visit_id and v.booth_id = s.booth_id
    cross join lateral jsonb_array_elements_text(s.topic_ids) as t (topic_id)
  ), dropped as (
    delete from visit_topics t using said s, visits v
    where t.visit_id = s.visit_id and v.id = s.visit_id and v.booth_id = s.booth_id
      and not exists (select from wanted w where (w.visit_id, w.topic_id) = (t.visit_id, t.topic_id))
  )
  insert into visit_topics (visit_id, topic_id)
  select distinct visit_id, topic_id from wanted
  on conflict do nothing;
end $$;

create function facts_about_visits_added() returns trigger language plpgsql as $$
begin
  perform restate_visits(array(select distinct visit_id from added));
  return null;
end $$;

create trigger visits_added after insert on visits
  referencing new table as added for each statement execute function visits_added();
create trigger visits_changed after update on visits
  referencing old table as before_change new table as after_change for each statement execute function visits_changed();
create trigger visits_removed after delete on visits
  referencing old table as removed for each statement execute function visits_removed();
create trigger visit_topics_added after insert on visit_topics
  referencing new table as added for each statement execute function visit_topics_added();
create trigger visit_topics_removed after delete on visit_topics
  referencing old table as removed for each statement execute function visit_topics_removed();
create trigger visit_undos_added after insert on visit_undos
  referencing new table as added for each statement execute function facts_about_visits_added();
create trigger visit_corrections_added after insert on visit_corrections
  referencing new table as added for each statement execute function facts_about_visits_added();
