import { hashOf, plusDays, plusMinutes } from './rows.ts';
import {
  sampleFeedback,
  sampleFollowUps,
  sampleMerges,
  sampleNotes,
  samplePeople,
  sampleReferrals,
} from './sample-cast.ts';
import type { Stage } from './sample-event.ts';

const CONSENT = 'Keep my name and address to answer my question, until 90 days after the event.';

/** Figures that nobody tapped: a clicker, a judged range, and one that is lower than what was tapped. */
export function addHeadCounts(stage: Stage) {
  const count = (slug: string, [day, from, to]: [number, string, string], figure: object) => {
    const [startsAt, endsAt] = [stage.at(day, from), stage.at(day, to)];
    const row = fact(stage, slug, plusMinutes(endsAt, 5), {
      startsAt,
      endsAt,
      low: null,
      high: null,
      ...figure,
    });
    if (row !== null) stage.rows.head_counts.push(row);
  };
  const judged = { source: 'judged', approximate: true };
  count('cobblemint', [0, '10:00', '14:15'], {
    source: 'clicker',
    approximate: false,
    likely: 43,
    wording: '',
  });
  count('cobblemint', [1, '09:00', '14:00'], {
    ...judged,
    likely: 60,
    low: 50,
    high: 70,
    wording: '50 to 70',
  });
  count('pebblecast', [0, '18:00', '19:30'], { ...judged, likely: 30, wording: 'about 30 in the evening' });
  count('mosswire', [0, '14:45', '19:30'], { ...judged, likely: 160, wording: 'about 160' });
}

/** Feedback with topics and mentions, follow-ups, shift notes, and the event's own sections of the summary. */
export function addWords(stage: Stage) {
  addFeedback(stage);
  addDecisions(stage);
  addFollowUps(stage);
  sampleNotes.forEach(([slug, text], index) => {
    const row = fact(stage, slug, plusMinutes(stage.at(0, '13:50'), index * 7), { text });
    if (row !== null) stage.rows.shift_notes.push(row);
  });
  for (const [section, body, state] of sections)
    stage.rows.highlights.push({
      id: stage.random.id(stage.at(0, '00:00')),
      eventId: stage.eventId,
      section,
      body,
      state,
    });
}

const sections = [
  ['introduction', 'Twelve booths rehearsed a pavilion. Nobody here exists.', 'approved'],
  ['conclusion', 'The figures above are simulated.', 'draft'],
] as const;

function addFeedback(stage: Stage) {
  sampleFeedback.forEach(([slug, kind, text, answer, topic, mentions], index) => {
    const saidAt = plusMinutes(stage.at(0, '15:05'), index * 9);
    const row = fact(stage, slug, saidAt, { kind, text, answer });
    if (row === null) return;
    stage.rows.feedback.push(row);
    stage.rows.feedback_topics.push({ feedbackId: row.id, topicId: stage.topicIds.get(topic) });
    for (let again = 1; again <= mentions; again += 1) {
      const mention = fact(stage, slug, plusMinutes(saidAt, again * 11), { feedbackId: row.id });
      if (mention !== null) stage.rows.feedback_mentions.push(mention);
    }
  });
}

/** What somebody decided about feedback in the evening. */
function addDecisions({ rows, random, eventId, at }: Stage) {
  const madeAt = at(0, '20:00');
  const saidAs = (place: number) => rows.feedback.find(({ text }) => text === sampleFeedback[place]?.[2])?.id;
  for (const [merged, into] of sampleMerges) {
    const [feedbackId, intoId] = [saidAs(merged), saidAs(into)];
    if (feedbackId !== undefined && intoId !== undefined)
      rows.feedback_merges.push({ id: random.id(madeAt), eventId, feedbackId, intoId, isSame: true, madeAt });
  }
  for (const [place, slug, note] of sampleReferrals) {
    const feedbackId = saidAs(place);
    const projectId = rows.projects.find((project) => project.slug === slug)?.id;
    if (feedbackId !== undefined)
      rows.feedback_referrals.push({ id: random.id(madeAt), eventId, feedbackId, projectId, note, madeAt });
  }
}

function addFollowUps(stage: Stage) {
  sampleFollowUps.forEach(([slug, what, owner, days, isDone, issue], index) => {
    const promisedAt = plusMinutes(stage.at(0, '16:00'), index * 12);
    const content = {
      what,
      owner: owner === null ? '' : (samplePeople[owner]?.name ?? ''),
      ownerId: owner === null ? null : stage.personIds[owner],
      dueOn: days === null ? null : plusDays(stage.startsOn, days),
      issueUrl: issue === null ? null : `https://example.org/${slug}/issues/${issue}`,
      doneAt: isDone ? plusMinutes(promisedAt, 90) : null,
    };
    const row = fact(stage, slug, promisedAt, content);
    if (row === null) return;
    stage.rows.follow_ups.push(row);
    if (index !== 0) return;
    stage.rows.contacts.push({
      id: stage.random.id(promisedAt),
      followUpId: row.id,
      name: 'Visitor A',
      address: 'visitor-a@example.org',
      consentText: CONSENT,
      givenAt: promisedAt,
      purgeAt: stage.at(92, '00:00'),
    });
  });
}

/** Null for what has not happened yet. */
function fact<Content extends object>(stage: Stage, slug: string, at: string, content: Content) {
  const id = stage.random.id(at);
  if (at > stage.now) return null;
  const row = { eventId: stage.eventId, boothId: stage.boothIds.get(slug), ...content };
  return { id, ...row, tappedAt: at, occurredAt: at, receivedAt: at, contentHash: hashOf({ ...row, at }) };
}
