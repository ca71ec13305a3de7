import { useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { dayOf } from '../clock/zone.ts';
import type { DraftFields } from '../outbox/database.ts';
import { useNow, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { ContactFields, contactOf } from './ContactFields.tsx';
import { DraftForm } from './DraftForm.tsx';
import { TextField } from './fields.tsx';
import type { FormProps } from './form-props.ts';
import { draftKey, hasWords, one } from './forms.ts';
import styles from './Notes.module.css';
import { PromisedHere } from './PromisedHere.tsx';
import { cleaned } from './texts.ts';

const SOMEBODY_ELSE = 'somebody else';
const isBegun = hasWords('what', 'owner', 'dueOn');

/** Something that was promised: what, by whom, until when, and to whom if they agreed. */
export function FollowUpForm({ state, booth, forBooth, onBegun }: FormProps) {
  const tablet = useTablet();
  const record = (form: HTMLFormElement) => {
    const data = new FormData(form);
    const text = (name: string) => cleaned(String(data.get(name) ?? ''));
    const person = state.people.find(({ id }) => id === data.get('ownerId'));
    const contact = contactOf(data, state.consentText);
    return tablet.record({
      type: 'follow-up',
      boothId: booth.id,
      what: text('what'),
      owner: person?.name ?? text('owner'),
      ...(person === undefined ? {} : { ownerId: person.id }),
      ...(text('dueOn') === '' ? {} : { dueOn: text('dueOn') }),
      ...(contact === null ? {} : { contact }),
    });
  };
  return (
    <DraftForm
      draftKey={draftKey('follow-up', booth.id)}
      noun="Follow-up"
      action={`Record follow-up${forBooth}`}
      isBegun={isBegun}
      check={check}
      record={record}
      onBegun={onBegun}
    >
      {(kept) => (
        <>
          <TextField name="what" label="What was promised?" kept={one(kept, 'what')} most={1000} />
          <PromisedHere boothId={booth.id} />
          <div className={styles.pair}>
            <Owner people={state.people} kept={kept} />
            <Due timeZone={state.event.timeZone} kept={kept} />
          </div>
          {state.consentText !== '' && <ContactFields consentText={state.consentText} />}
        </>
      )}
    </DraftForm>
  );
}

function Owner({ people, kept }: { people: DeviceState['people']; kept: DraftFields }) {
  const [ownerId, setOwnerId] = useState(one(kept, 'ownerId'));
  return (
    <div className={styles.field}>
      <label htmlFor="owner">Who does it?</label>
      <select
        id="owner"
        name="ownerId"
        defaultValue={ownerId}
        onChange={(event) => setOwnerId(event.target.value)}
      >
        <option value="">Not settled yet</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={SOMEBODY_ELSE}>Somebody else…</option>
      </select>
      {ownerId === SOMEBODY_ELSE && (
        <TextField name="owner" label="Their name" kept={one(kept, 'owner')} most={120} size="line" />
      )}
    </div>
  );
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

function Due({ timeZone, kept }: { timeZone: string; kept: DraftFields }) {
  const nowMs = useNow(60_000);
  const { state } = useTabletState(({ meta: { state } }) => ({ state }));
  const today = dayOf(nowMs, state?.event.timeZone ?? timeZone);
  return (
    <div className={styles.field}>
      <label htmlFor="due">Until when?</label>
      <input
        id="due"
        type="date"
        name="dueOn"
        min={today}
        max={dayOf(nowMs + YEAR_MS, timeZone)}
        defaultValue={one(kept, 'dueOn')}
      />
    </div>
  );
}

function check(fields: DraftFields) {
  if (cleaned(one(fields, 'what')) === '')
    return { field: 'what', words: 'Write down first what was promised.' };
  if (one(fields, 'dueOn') !== '' && !/^20\d\d-/.test(one(fields, 'dueOn')))
    return { field: 'dueOn', words: 'Choose a date of the next months, or none.' };
  const isAgreed = one(fields, 'contact-agreed') !== '';
  const missing = ['contact-name', 'contact-address'].find((name) => cleaned(one(fields, name)) === '');
  if (!isAgreed || missing === undefined) return null;
  return { field: missing, words: 'Write down name and address, or take the tick away.' };
}
