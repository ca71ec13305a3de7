import { postAttendanceStatement } from '#contracts/attendance-statements';
import { people } from '#contracts/people';
import { representatives } from '#contracts/representatives';
import { useAccount } from '../accounts/session.ts';
import { useAsk, useCurrentRows } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { useEvent } from '../shell/events.ts';
import type { Asked } from './CoverageDocument.tsx';
import { statementFields, statementOf, statementValues } from './statement-form.ts';

/** What nobody recorded, stated afterwards by somebody who knows. */
export function StatementDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const event = useEvent();
  const ask = useAsk();
  const account = useAccount();
  const stand = useCurrentRows(representatives.list, event.slug)
    .filter(({ boothId }) => boothId === asked.booth.boothId)
    .map(({ personId }) => personId);
  const rank = (personId: string) => (stand.includes(personId) ? 0 : 1);
  const choices = useCurrentRows(people.list)
    .toSorted((one, other) => rank(one.id) - rank(other.id))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={`Who was at ${asked.booth.name}?`}
      sentence="It is kept as a statement made afterwards, with whose word it is. What a check-out ended, and what was tapped on somebody’s own phone, holds against it. To mend a statement, make another."
      fields={statementFields(choices, asked, event.timeZone)}
      initial={statementValues(asked.stretch, account?.name ?? '', event.timeZone)}
      save={async (values) => {
        const statement = statementOf(values, asked, event.timeZone);
        if (statement.ok)
          await ask(postAttendanceStatement, { params: { event: event.slug }, body: statement.body });
        return statement;
      }}
      submitLabel="State it"
      keepLabel="State nothing"
      onClose={onClose}
    />
  );
}
