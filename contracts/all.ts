import { accounts } from './accounts.ts';
import { getAfterTalks } from './after-talks.ts';
import { assignments } from './assignments.ts';
import { postAttendanceStatement } from './attendance-statements.ts';
import { booths } from './booths.ts';
import { conflicts } from './conflicts.ts';
import { coverage } from './coverage.ts';
import { devices, getCurrentDevice, placeCurrentDevice, revokeCurrentDevice } from './devices.ts';
import type { Endpoint } from './endpoint.ts';
import { getEngagement, getEngagementFile } from './engagement.ts';
import { enrolmentCodes, postEnrolment } from './enrolment.ts';
import { eventDays } from './event-days.ts';
import { events } from './events.ts';
import { feedback } from './feedback.ts';
import { feedbackBoards } from './feedback-board.ts';
import { feeds } from './feeds.ts';
import { followUps, getFollowUpsFile } from './follow-ups.ts';
import { headCounts } from './head-counts.ts';
import { getParagraphStart, highlights, highlightTexts } from './highlights.ts';
import { invites } from './invites.ts';
import { kiosks } from './kiosks.ts';
import { getLive, getNow } from './now.ts';
import { ownParagraphsOfLink } from './own-paragraphs.ts';
import { ownShiftsOfLink } from './own-shifts.ts';
import { getShiftsAhead, people } from './people.ts';
import { personalLinks } from './personal-links.ts';
import { projects } from './projects.ts';
import { refusedItems } from './refused-items.ts';
import { getPhoneSummary, getReport, getSummary, postOwnSummary } from './report.ts';
import { representatives } from './representatives.ts';
import { session } from './session.ts';
import { shareLinks } from './share-links.ts';
import { shifts } from './shifts.ts';
import { slots, slotTexts } from './slots.ts';
import { getOverview } from './start-page.ts';
import { postSync } from './sync.ts';
import { getHealth, getOpenApi, getReadiness } from './system.ts';
import { tables } from './tables.ts';
import { talks } from './talks.ts';
import { getToday, postAttendanceEntry } from './today.ts';
import { tokens } from './tokens.ts';
import { topics } from './topics.ts';
import { uncertainTimes } from './uncertain-times.ts';
import { visits } from './visits.ts';

const groups = {
  events,
  eventDays,
  kiosks,
  projects,
  people,
  booths,
  representatives,
  slots,
  slotTexts,
  shifts,
  assignments,
  talks,
  topics,
  headCounts,
  feedback,
  feedbackBoards,
  followUps,
  highlights,
  highlightTexts,
  devices,
  refusedItems,
  uncertainTimes,
  coverage,
  conflicts,
  visits,
  enrolmentCodes,
  personalLinks,
  ownShiftsOfLink,
  ownParagraphsOfLink,
  feeds,
  shareLinks,
  tables,
  accounts,
  invites,
  session,
  tokens,
  single: {
    getShiftsAhead,
    getParagraphStart,
    getCurrentDevice,
    placeCurrentDevice,
    postEnrolment,
    postSync,
    postAttendanceStatement,
    getNow,
    getLive,
    getReport,
    getSummary,
    postOwnSummary,
    getPhoneSummary,
    getFollowUpsFile,
    getAfterTalks,
    getEngagement,
    getEngagementFile,
    getOverview,
    getToday,
    postAttendanceEntry,
    getHealth,
    getReadiness,
    getOpenApi,
    // Last: whoever goes through this list as a device is none after it.
    revokeCurrentDevice,
  },
};

/** Every endpoint there is: OpenAPI and the table of permissions are made from this list. */
export const allEndpoints: readonly Endpoint[] = Object.values(groups).flatMap((group) =>
  Object.values<Endpoint>(group),
);
