import type { DeviceState } from '#contracts/devices';
import type { DraftFields } from '../outbox/database.ts';
import { useTablet } from '../shell/use-tablet.ts';
import { DraftForm } from './DraftForm.tsx';
import { Chips, TextField } from './fields.tsx';
import type { FormProps } from './form-props.ts';
import { draftKey, hasWords, one } from './forms.ts';
import { SaidBefore } from './SaidBefore.tsx';
import { cleaned } from './texts.ts';

const kinds = [
  { value: 'question', label: 'Question' },
  { value: 'request', label: 'Request' },
  { value: 'praise', label: 'Praise' },
  { value: 'problem', label: 'Problem' },
  { value: 'idea', label: 'Idea' },
] as const;

const isBegun = hasWords('text', 'answer');

/** What a visitor said, or that somebody said it before. */
export function FeedbackForm({ state, booth, forBooth, onBegun }: FormProps) {
  const tablet = useTablet();
  const record = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const text = (name: string) => cleaned(String(data.get(name) ?? ''));
    return tablet.record({
      type: 'feedback',
      boothId: booth.id,
      kind: kinds.find(({ value }) => value === data.get('kind'))?.value ?? 'question',
      text: text('text'),
      answer: text('answer'),
      topics: data.getAll('topics').map(String),
    });
  };
  return (
    <DraftForm
      draftKey={draftKey('feedback', booth.id)}
      noun="Feedback"
      action={`Record feedback${forBooth}`}
      isBegun={isBegun}
      check={check}
      record={record}
      onBegun={onBegun}
    >
      {(kept, typed) => (
        <>
          <TextField name="text" label="What did they say?" kept={one(kept, 'text')} most={2000} />
          <SaidBefore state={state} boothId={booth.id} typed={one(typed, 'text')} />
          <Chips
            name="kind"
            legend="What was it?"
            type="radio"
            options={kinds}
            kept={[one(kept, 'kind') || 'question']}
          />
          <TopicChips state={state} boothId={booth.id} kept={kept} />
          <TextField
            name="answer"
            label="What did you answer?"
            hint="Leave it empty if there was no answer."
            kept={one(kept, 'answer')}
            most={2000}
            size="short"
          />
        </>
      )}
    </DraftForm>
  );
}

function TopicChips(given: { state: DeviceState; boothId: string; kept: DraftFields }) {
  const options = given.state.topics
    .filter(({ boothId }) => boothId === null || boothId === given.boothId)
    .map(({ slug, label }) => ({ value: slug, label }));
  if (options.length === 0) return null;
  return (
    <Chips
      name="topics"
      legend="About which topics?"
      type="checkbox"
      options={options}
      kept={given.kept.topics ?? []}
    />
  );
}

function check(fields: DraftFields) {
  if (cleaned(one(fields, 'text')) !== '') return null;
  return { field: 'text', words: 'Write down first what they said.' };
}
