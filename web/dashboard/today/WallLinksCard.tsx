import { shareLinks } from '#contracts/share-links';
import { momentWords } from '../set-up/local-time.ts';
import { useMay } from '../set-up/may.ts';
import { useAsk, useRows } from '../set-up/parts/collection.ts';
import { typed } from '../set-up/parts/fields.ts';
import { SecretsCard } from '../set-up/parts/SecretsCard.tsx';
import { useEvent } from '../shell/events.ts';

/** Addresses for a screen in the hall that shows the same without an account. */
export function WallLinksCard() {
  const may = useMay();
  return may.manage ? <Links /> : null;
}

function Links() {
  const event = useEvent();
  const ask = useAsk();
  const loaded = useRows(shareLinks.list, event.slug);

  async function make({ names }: { names: boolean }) {
    const body = { shows: names ? ('wall' as const) : ('wall-without-names' as const) };
    const made = await ask(shareLinks.create, { params: { event: event.slug }, body });
    return typed({
      title: 'The wall display',
      sentence:
        'Open the address on the screen, in full screen. It needs no account, shows no figures of visitors, and is shown once.',
      label: 'Address of the wall display',
      value: made.url,
      what: 'address',
    });
  }

  return (
    <SecretsCard
      title="Wall displays"
      loaded={loaded}
      intro="The same for a screen in the hall or the staff room: who is at which booth, who is next, and where somebody is missing."
      empty={{ title: 'No wall displays yet', text: 'Make a link, and open it on the screen.' }}
      columns={[
        { head: 'Shows', cell: (row) => (row.shows === 'wall' ? 'first names' : 'no names') },
        { head: 'Made', cell: (row) => momentWords(row.createdAt, event.timeZone) },
        { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
      ]}
      isArchived={(row) => row.revokedAt !== null}
      archiveLabel={(count) => `Show ended links (${count})`}
      making={{
        label: 'Make a link',
        isQuiet: true,
        title: 'A link for a wall display',
        fields: [
          {
            name: 'names',
            label: 'Show first names',
            kind: 'yes',
            help: 'Without, it says how many are there.',
          },
        ],
        initial: { names: true },
        submitLabel: 'Make the link',
        make,
      }}
      endingOf={({ id, createdAt }) => {
        const when = momentWords(createdAt, event.timeZone);
        return {
          label: `End the link of ${when}`,
          title: `End the link of ${when}?`,
          sentence: 'Screens that show it stop within seconds.',
          keep: 'Keep the link',
          confirm: 'End the link',
          end: () => ask(shareLinks.revoke, { params: { id } }),
        };
      }}
    />
  );
}
