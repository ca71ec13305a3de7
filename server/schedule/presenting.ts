import type { SchedulePreview } from '#contracts/talks';
import { matchOf } from '../talks/rules.ts';
import type { StoredTalk } from './changes.ts';
import { type Clock, offsetWords } from './placing.ts';
import type { ImportPlan, PlannedTalk, Surroundings } from './rules.ts';

type Shown = SchedulePreview['talks'][number];

/** The plan as its preview says it. */
export function presentPlan(
  plan: ImportPlan,
  around: Surroundings,
  given: { digest: string; taken: Clock },
): SchedulePreview {
  const { format, announced, dates, talks, gone, problems, notes, questions } = plan;
  const count = (state: PlannedTalk['state']) => talks.filter((talk) => talk.state === state).length;
  const shown = [
    ...talks.filter(({ state }) => state !== 'unchanged').map((talk) => presentPlanned(talk, around)),
    ...gone.map((talk) => presentGone(talk, around)),
  ];
  return {
    ...{ digest: given.digest, format, announced, dates, problems, notes, questions },
    found: talks.length + problems.length,
    zone: {
      event: around.event.timeZone,
      labels: plan.zone.labels.map(({ label, sessions, offset, eventOffset, agrees }) => ({
        ...{ label, sessions, agrees, eventSays: offsetWords(eventOffset) },
        says: offset === null ? null : offsetWords(offset),
      })),
      ...{ exact: plan.zone.exact, unlabelled: plan.zone.unlabelled },
      ...{ mustDecide: plan.zone.mustDecide, taken: given.taken },
    },
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      gone: gone.length,
    },
    talks: shown.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.title.localeCompare(b.title)),
  };
}

function presentPlanned(
  { session, talk, state, changes, speakers, projects }: PlannedTalk,
  around: Surroundings,
): Shown {
  return {
    ...{ state: state === 'new' ? state : 'changed', id: talk?.id ?? null, line: session.line, changes },
    ...present(session, { speakers, projects }, around),
    doubts: session.doubts,
  };
}

function presentGone(talk: StoredTalk, around: Surroundings): Shown {
  return {
    ...{ state: 'gone', id: talk.id, line: null, changes: [], doubts: [] },
    ...present(talk, talk, around),
  };
}

type Links = Pick<StoredTalk, 'speakers' | 'projects'>;
type Facts = Pick<StoredTalk, 'title' | 'room' | 'track' | 'startsAt' | 'endsAt'>;

function present(talk: Facts, { speakers, projects }: Links, { people, projects: known }: Surroundings) {
  const named = <T extends { id: string; name: string }>(all: readonly T[], id: string | null) => {
    const found = all.find((one) => one.id === id);
    return found === undefined ? null : { id: found.id, name: found.name };
  };
  return {
    ...{ title: talk.title, room: talk.room, track: talk.track },
    startsAt: new Date(talk.startsAt).toISOString(),
    endsAt: new Date(talk.endsAt).toISOString(),
    speakers: speakers.map((one) => ({
      ...{ name: one.name, affiliation: one.affiliation, match: matchOf(one) },
      person: named(people, one.personId),
    })),
    projects: projects.flatMap((one) => {
      const project = named(known, one.projectId);
      return project === null ? [] : [{ ...project, match: matchOf(one) ?? ('likely' as const) }];
    }),
  };
}
