import { type BoardPiece, feedbackBoards } from '#contracts/feedback-board';
import { projects } from '#contracts/projects';
import { useAsk, useCurrentRows } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { mistake, typed } from '../set-up/parts/fields.ts';
import { useEvent } from '../shell/events.ts';

/** To which other project it belongs. */
export function ReferDialog({ piece, onClose }: { piece: BoardPiece; onClose: () => void }) {
  const ask = useAsk();
  const event = useEvent();
  const referred = new Set(piece.referrals.map(({ projectId }) => projectId));
  const choices = useCurrentRows(projects.list)
    .filter(({ id }) => !referred.has(id))
    .map(({ id, name, aliases }) => ({ value: id, label: name, also: aliases.join(' ') }));
  return (
    <FormDialog
      title="Which project should look at it?"
      sentence={`${piece.text} It stays where it was heard. The lead of that project’s booth sees it too, and may answer.`}
      fields={[
        { name: 'projectId', label: 'Project', kind: 'one', choices },
        { name: 'note', label: 'Note for them', kind: 'line', help: 'May be left empty.' },
      ]}
      initial={{ projectId: '', note: '' }}
      save={async ({ projectId, note }) => {
        if (projectId === '') return mistake('projectId', 'Choose a project.');
        const body = { feedbackId: piece.id, projectId, note };
        await ask(feedbackBoards.refer, { params: { event: event.slug }, body });
        return typed(null);
      }}
      submitLabel="Refer it"
      keepLabel="Keep it here"
      onClose={onClose}
    />
  );
}
