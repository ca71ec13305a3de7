import { assignments } from '#contracts/assignments';
import type { EventRow } from '#contracts/events';
import { personalLinks } from '#contracts/personal-links';
import { representatives } from '#contracts/representatives';
import { shifts } from '#contracts/shifts';
import { useBooths } from '../booths/booths.ts';
import { dayWords, instantToLocal, momentWords, stretchWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useAsk, useCurrentRows, useRows } from '../parts/collection.ts';
import { mistake, typed } from '../parts/fields.ts';
import { SecretsCard } from '../parts/SecretsCard.tsx';
import { invitationText, reminderText } from './link-messages.ts';

/** Links with which representatives connect their own phone. */
export function PersonalLinksCard({ event }: { event: EventRow }) {
  const may = useMay();
  const ask = useAsk();
  const loaded = useRows(personalLinks.list, event.slug);
  const stand = useCurrentRows(representatives.list, event.slug);
  const onShift = useCurrentRows(assignments.list, event.slug);
  const planned = useCurrentRows(shifts.list, event.slug);
  const booths = useBooths(event.slug);

  function messagesOf(personName: string, personId: string, url: string) {
    const own = planned
      .filter(
        ({ id, endsAt }) =>
          Date.parse(endsAt) > Date.now() &&
          onShift.some((one) => one.shiftId === id && one.personId === personId),
      )
      .map(
        (shift) =>
          `${dayWords(instantToLocal(shift.startsAt, event.timeZone).date, 'short')} ${stretchWords(shift.startsAt, shift.endsAt, event.timeZone)}, ${booths.nameOf(shift.boothId)}`,
      );
    const stood = stand
      .filter((one) => one.personId === personId)
      .map(({ boothId }) => booths.nameOf(boothId));
    const given = {
      personName,
      eventName: event.name,
      booths: stood,
      shifts: own,
      timeZone: event.timeZone,
      url,
    };
    return [
      {
        label: 'Copy an invitation',
        text: invitationText(given),
        done: `Invitation of ${personName} copied.`,
      },
      { label: 'Copy a reminder', text: reminderText(given), done: `Reminder of ${personName} copied.` },
    ];
  }

  async function make({ personId }: { personId: string }) {
    if (personId === '') return mistake('personId', 'Choose a representative.');
    const made = await ask(personalLinks.create, { params: { event: event.slug }, body: { personId } });
    return typed({
      title: `The link of ${made.personName}`,
      sentence:
        'Send it to them alone: whoever has it can count for their booths and answer for their shifts. It is shown once.',
      label: 'Personal link',
      value: made.url,
      what: 'link',
      hasQr: true,
      messages: messagesOf(made.personName, personId, made.url),
    });
  }

  if (!may.booths) return null;
  return (
    <SecretsCard
      title="Personal links"
      loaded={loaded}
      intro="With such a link representatives see and answer their shifts, without an account, and connect their own phone. It counts for every booth they stand for."
      empty={{
        title: 'No personal links yet',
        text: 'Make one for each representative: for their shifts, and to count on a phone.',
      }}
      columns={[
        { head: 'Representative', cell: (row) => row.personName },
        { head: 'Last used', cell: (row) => momentWords(row.lastUsedAt, event.timeZone) },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
      ]}
      isArchived={(row) => row.revokedAt !== null}
      archiveLabel={(count) => `Show ended links (${count})`}
      making={{
        label: 'Make a link',
        isQuiet: true,
        title: 'For whom is the link?',
        fields: [{ name: 'personId', label: 'Representative', kind: 'one', choices: peopleOf(stand) }],
        initial: { personId: '' },
        submitLabel: 'Make the link',
        make,
      }}
      endingOf={({ id, personName, mayEnd }) =>
        mayEnd
          ? {
              label: `End the link of ${personName}`,
              title: `End the link of ${personName}?`,
              sentence:
                'No further phone can be connected with it, and the phones that were connected with it are disconnected. What they sent stays. What they have not sent yet can be saved to a file on the phone.',
              keep: 'Keep the link',
              confirm: 'End the link',
              end: () => ask(personalLinks.revoke, { params: { id } }),
            }
          : 'Also stands elsewhere: a manager ends it'
      }
    />
  );
}

function peopleOf(stand: { personId: string; personName: string }[]) {
  const names = new Map(stand.map((each) => [each.personId, each.personName]));
  return [...names].map(([value, label]) => ({ value, label }));
}
