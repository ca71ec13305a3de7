import { type ComponentType, useCallback, useEffect, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import type { Draft } from '../outbox/database.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { useNow, useTablet } from '../shell/use-tablet.ts';
import { BoothSwitch } from '../visits/BoothSwitch.tsx';
import { FeedbackForm } from './FeedbackForm.tsx';
import { FollowUpForm } from './FollowUpForm.tsx';
import type { FormProps } from './form-props.ts';
import { draftKey, type FormName, formOfKey, forms, formWords } from './forms.ts';
import { NoteForm } from './NoteForm.tsx';
import styles from './Notes.module.css';
import { NotesFromBefore } from './NotesFromBefore.tsx';
import { ParagraphForm } from './ParagraphForm.tsx';

const formParts: Record<FormName, ComponentType<FormProps>> = {
  feedback: FeedbackForm,
  'follow-up': FollowUpForm,
  note: NoteForm,
  paragraph: ParagraphForm,
};

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What was said, promised and learned at a booth, and what the next shift has to know. */
export function NotesPage({ state, booth }: Props) {
  const tablet = useTablet();
  const nowMs = useNow(15_000);
  const { begun, mark } = useBegun();
  const [chosen, setChosen] = useState<FormName | null>(null);
  const hasSeveral = state.booths.length > 1;
  // Opens with what was begun here last. Later it is the person who chooses, also when that was recorded.
  if (chosen === null && begun !== null) setChosen(lastBegun(begun, booth.id));
  const onBegun = useCallback(
    (isBegun: boolean) => chosen !== null && mark(draftKey(chosen, booth.id), isBegun),
    [mark, chosen, booth.id],
  );
  const Form = chosen === null ? null : formParts[chosen];
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs}>
        {hasSeveral && <BoothSwitch booths={state.booths} chosen={booth.id} onChoose={tablet.chooseBooth} />}
      </BoothHead>
      <main className={styles.main}>
        <NotesFromBefore state={state} boothId={booth.id} />
        <FormSwitch chosen={chosen} begun={begun ?? []} boothId={booth.id} onChoose={setChosen} />
        {Form !== null && (
          <Form
            key={`${chosen} ${booth.id}`}
            state={state}
            booth={booth}
            forBooth={hasSeveral ? ` for ${booth.name}` : ''}
            onBegun={onBegun}
          />
        )}
      </main>
    </>
  );
}

interface SwitchProps {
  chosen: FormName | null;
  begun: readonly string[];
  boothId: string;
  onChoose: (form: FormName) => void;
}

function FormSwitch({ chosen, begun, boothId, onChoose }: SwitchProps) {
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">What to write</legend>
      {forms.map((form) => (
        <label key={form}>
          <input
            type="radio"
            name="form"
            className="visually-hidden"
            checked={form === chosen}
            onChange={() => onChoose(form)}
          />
          <span>
            {formWords[form].label}
            {begun.includes(draftKey(form, boothId)) && <small>draft</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The forms that hold a draft, the last one changed first. Null until the device has said. */
function useBegun() {
  const { drafts } = useTablet();
  const [begun, setBegun] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void drafts
      .list()
      .catch((): Draft[] => [])
      .then((kept) => isWanted && setBegun(kept.toSorted(lastFirst).map(({ key }) => key)));
    return () => {
      isWanted = false;
    };
  }, [drafts]);
  const mark = useCallback((key: string, isBegun: boolean) => {
    setBegun((before) => {
      if (before === null || before.includes(key) === isBegun) return before;
      return isBegun ? [key, ...before] : before.filter((one) => one !== key);
    });
  }, []);
  return { begun, mark };
}

const lastFirst = (one: Draft, other: Draft) => (one.changedAt < other.changedAt ? 1 : -1);

function lastBegun(begun: readonly string[], boothId: string): FormName {
  const own = begun.map(formOfKey).find((draft) => draft?.boothId === boothId);
  return own?.form ?? 'feedback';
}
