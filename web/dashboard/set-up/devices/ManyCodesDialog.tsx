import { enrolmentCodes, type NewEnrolmentCode } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import type { useBooths } from '../booths/booths.ts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { typed } from '../parts/fields.ts';
import styles from './devices.module.css';
import { cardsWords, manyFields, tabletsOf } from './many-codes.ts';

interface Props {
  event: EventRow;
  booths: ReturnType<typeof useBooths>;
  onMade: (codes: NewEnrolmentCode[]) => void;
  onClose: () => void;
}

/** Makes a code for each of many tablets: all booths are chosen at first, one tablet each. */
export function ManyCodesDialog({ event, booths, onMade, onClose }: Props) {
  const ask = useAsk();
  return (
    <FormDialog
      title="Codes for many tablets"
      sentence="A sheet to print, with a card for each tablet. The codes are shown once: print the sheet as soon as it is made."
      fields={manyFields(booths.choices)}
      initial={{ boothIds: booths.rows.map(({ id }) => id), each: '1' }}
      preview={(values) => <p className={styles.cards}>{cardsWords(values)}</p>}
      save={async (values) => {
        const tablets = tabletsOf(values, booths.nameOf);
        if (!tablets.ok) return tablets;
        const { items } = await ask(enrolmentCodes.createMany, {
          params: { event: event.slug },
          body: { tablets: tablets.body },
        });
        onMade(items);
        return typed(null);
      }}
      submitLabel="Make the sheet"
      keepLabel="Not now"
      onClose={onClose}
      keepsOpen
    />
  );
}
