import { people } from '#contracts/people';
import { representatives } from '#contracts/representatives';
import type { TodayBooth } from '#contracts/today';
import { notifyDone } from '../parts/notify.ts';
import { clockTimeFrom } from '../parts/times.ts';
import { instantToLocal } from '../set-up/local-time.ts';
import { useCurrentRows } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { type Field, mistake, typed } from '../set-up/parts/fields.ts';
import { nextDayField, nextDayNote, stretchOn } from '../set-up/when.ts';
import { useEvent } from '../shell/events.ts';
import { useEntries } from './entries.ts';
import { bodyOf, type Presence } from './presence.ts';
import type { Clock } from './today-words.ts';

type Who = { personId: string; name: string };

/** Somebody is there who was not expected, or is on no list at all. */
export function CheckInDialog({ booth, onClose }: { booth: TodayBooth; onClose: () => void }) {
  const event = useEvent();
  const { enter } = useEntries();
  const stand = useCurrentRows(representatives.list, event.slug)
    .filter(({ boothId }) => boothId === booth.boothId)
    .map(({ personId }) => personId);
  const here = booth.here.map(({ personId }) => personId);
  const rank = (personId: string) => (stand.includes(personId) ? 0 : 1);
  const choices = useCurrentRows(people.list)
    .filter(({ id }) => !here.includes(id))
    .toSorted((one, other) => rank(one.id) - rank(other.id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const fields: Field<Who>[] = [
    { name: 'personId', label: 'Who', kind: 'one', choices, none: 'Somebody who is not on the list' },
    { name: 'name', label: 'Name', kind: 'line', when: ({ personId }) => personId === '' },
  ];
  return (
    <FormDialog<Who, never>
      title={`Who is at ${booth.name} now?`}
      sentence="It is recorded as of this moment. What was before is stated on the coverage."
      fields={fields}
      initial={{ personId: '', name: '' }}
      save={async ({ personId, name }) => {
        if (personId === '' && name.trim() === '') return mistake('name', 'Choose somebody, or type a name.');
        const who = personId === '' ? { name: name.trim() } : { personId };
        await enter({ kind: 'check-in', boothId: booth.boothId, ...who });
        return typed(null);
      }}
      submitLabel="Check in"
      keepLabel="Nobody"
      onClose={onClose}
    />
  );
}

interface StayGiven {
  booth: TodayBooth;
  who: Presence;
  clock: Clock;
  onClose: () => void;
}

type Until = { date: string; from: string; to: string; overnight: boolean };

/** Somebody stays longer than their shift. */
export function StayDialog({ booth, who, clock, onClose }: StayGiven) {
  const { enter } = useEntries();
  const now = instantToLocal(clock.asOf, clock.timeZone);
  return (
    <FormDialog<Until, never>
      title={`Until when does ${who.name} stay?`}
      sentence="Until then the booth counts as staffed, unless they are checked out before."
      fields={[
        { name: 'to', label: 'Until', kind: 'time', note: nextDayNote },
        nextDayField('Yes, until tomorrow'),
      ]}
      initial={{ date: now.date, from: now.time, to: '', overnight: false }}
      save={async ({ to, overnight }) => {
        const stretch = stretchOn(now.date, { from: now.time, to, overnight }, clock.timeZone);
        if (!stretch.ok) return mistake(stretch.at === 'overnight' ? 'overnight' : 'to', stretch.why);
        await enter({ kind: 'extension', boothId: booth.boothId, ...bodyOf(who), until: stretch.endsAt });
        notifyDone(`${who.name} stays until ${clockTimeFrom(clock.asOf, stretch.endsAt, clock.timeZone)}.`);
        return typed(null);
      }}
      submitLabel="Record it"
      keepLabel="Leave it as planned"
      onClose={onClose}
    />
  );
}
