import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { EventRow } from '#contracts/events';
import { type personalLinkRow, personalLinks } from '#contracts/personal-links';
import { representatives } from '#contracts/representatives';
import { momentWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { useAsk, useCurrentRows, useRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { ListPage } from '../parts/ListPage.tsx';
import { ShownOnce } from '../parts/ShownOnce.tsx';

type LinkRow = z.output<typeof personalLinkRow>;
type Open =
  | { dialog: 'none' | 'make' }
  | { dialog: 'shown'; name: string; url: string }
  | { dialog: 'revoke'; link: LinkRow };

/** Links with which representatives connect their own phone. */
export function PersonalLinksCard({ event }: { event: EventRow }) {
  const may = useMay();
  const ask = useAsk();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const loaded = useRows(personalLinks.list, event.slug);
  const stand = useCurrentRows(representatives.list, event.slug);
  const close = () => setOpen({ dialog: 'none' });
  if (!may.booths) return null;

  async function save({ personId }: { personId: string }) {
    if (personId === '') return mistake('personId', 'Choose a representative.');
    const made = await ask(personalLinks.create, { params: { event: event.slug }, body: { personId } });
    setOpen({ dialog: 'shown', name: made.personName, url: made.url });
    return typed(made);
  }

  return (
    <>
      <ListPage
        title="Personal links"
        loaded={loaded}
        intro="With such a link a representative connects the own phone. It counts for every booth they stand for."
        actions={
          <Button
            leftSection={<IconPlus size={16} stroke={1.9} />}
            onClick={() => setOpen({ dialog: 'make' })}
          >
            Make a link
          </Button>
        }
        empty={{
          title: 'No personal links yet',
          text: 'Make one for each representative who counts on a phone.',
        }}
        isArchived={(row) => row.revokedAt !== null}
        archiveLabel={(count) => `Show links that work no more (${count})`}
        columns={[
          { head: 'Representative', cell: (row) => row.personName },
          { head: 'Last used', cell: (row) => momentWords(row.lastUsedAt, event.timeZone) },
          { head: 'Works until', cell: (row) => momentWords(row.expiresAt, event.timeZone) },
        ]}
        rowActions={(link) => (
          <Button variant="subtle" onClick={() => setOpen({ dialog: 'revoke', link })}>
            Make unusable…
          </Button>
        )}
      />
      {open.dialog === 'make' && (
        <FormDialog
          title="For whom is the link?"
          fields={[{ name: 'personId', label: 'Representative', kind: 'one', choices: peopleOf(stand) }]}
          initial={{ personId: '' }}
          save={save}
          submitLabel="Make the link"
          onClose={close}
          keepsOpen
        />
      )}
      {open.dialog === 'shown' && (
        <ShownOnce
          title={`The link of ${open.name}`}
          sentence="Send it to them alone: whoever has it can count for their booths. It is shown once."
          label="Personal link"
          value={open.url}
          what="link"
          hasQr
          onClose={close}
        />
      )}
      {open.dialog === 'revoke' && (
        <ConfirmDialog
          title={`Make the link of ${open.link.personName} unusable?`}
          sentence="No further phone can be connected with it, and the phones that were connected with it are disconnected. What they sent stays. What they have not sent yet can be saved to a file on the phone."
          keep="Keep the link"
          confirm="Make it unusable"
          onConfirm={() => ask(personalLinks.revoke, { params: { id: open.link.id } })}
          onClose={close}
        />
      )}
    </>
  );
}

function peopleOf(stand: { personId: string; personName: string }[]) {
  const names = new Map(stand.map((each) => [each.personId, each.personName]));
  return [...names].map(([value, label]) => ({ value, label }));
}
