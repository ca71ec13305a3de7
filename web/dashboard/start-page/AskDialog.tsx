import { useState } from 'react';
import { personalLinks } from '#contracts/personal-links';
import { useAsk } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { mistake, typed } from '../set-up/parts/fields.ts';
import { ShownOnce, type ShownSecret } from '../set-up/parts/ShownOnce.tsx';
import { messageWithLink, type OverviewBooth, type OverviewEvent } from './missing.ts';

interface Given {
  booth: OverviewBooth;
  event: OverviewEvent;
  onClose: () => void;
}

/** Makes somebody of a booth a link, and the message that asks for what is missing with the link in it. */
export function AskDialog({ booth, event, onClose }: Given) {
  const ask = useAsk();
  const [shown, setShown] = useState<ShownSecret | null>(null);
  if (shown !== null) return <ShownOnce {...shown} onClose={onClose} />;
  const [first] = booth.people;
  return (
    <FormDialog
      title={`Ask for ${booth.name} with a personal link?`}
      sentence="This makes a new link; links that were made before go on working. Whoever has it writes the paragraphs of the person’s booths, answers for their shifts, and can count: send it to them alone."
      fields={[
        {
          name: 'personId',
          label: 'Whom do you ask?',
          kind: 'one',
          choices: booth.people.map(({ personId, name }) => ({ value: personId, label: name })),
        },
      ]}
      initial={{ personId: booth.people.length === 1 && first ? first.personId : '' }}
      save={async ({ personId }) => {
        if (personId === '') return mistake('personId', 'Choose a representative.');
        const made = await ask(personalLinks.create, { params: { event: event.slug }, body: { personId } });
        const { personName, url } = made;
        setShown({
          title: `A message for ${personName}`,
          sentence: 'It holds the new link, which is shown once.',
          label: 'Personal link',
          value: url,
          what: 'link',
          messages: [
            {
              label: 'Copy message',
              text: messageWithLink(booth, event, { personName, url }),
              done: `Message for ${personName} copied.`,
            },
          ],
        });
        return typed(null);
      }}
      submitLabel="Make the link"
      keepLabel="Not now"
      keepsOpen
      onClose={onClose}
    />
  );
}
