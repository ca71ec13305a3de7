import type { Named } from './names.ts';
import type { EventClock } from './place.ts';

/** What is there already, as far as a table can speak of it. Moments in milliseconds. */
export interface State {
  event: EventClock & { id: string };
  people: (Named & { affiliation: string; standing: string; email: string | null })[];
  /** Of this event, and projects without a booth there. */
  booths: (Named & { kind: 'booth' | 'project' })[];
  shifts: {
    id: string;
    boothId: string;
    startsAt: number;
    endsAt: number;
    minimum: number;
    target: number;
    personIds: string[];
  }[];
  representatives: { boothId: string; personId: string }[];
}
