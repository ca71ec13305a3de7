import { useState } from 'react';
import { ownShiftsOfLink } from '#contracts/own-shifts';
import { call } from '#web/api/client.ts';
import buttons from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { whyNot } from './enrolment.ts';
import styles from './OwnShifts.module.css';

type Step = { kind: 'offered' } | { kind: 'made'; url: string } | { kind: 'failed'; why: string };

/** The address of a calendar that follows the shifts by itself. */
export function OwnCalendar({ secret }: { secret: string }) {
  const [step, setStep] = useState<Step>({ kind: 'offered' });
  const make = () =>
    call(ownShiftsOfLink.feed, { body: { secret } }).then(
      ({ url }) => setStep({ kind: 'made', url }),
      (error: unknown) => setStep({ kind: 'failed', why: whyNot(error) }),
    );
  if (step.kind === 'made')
    return (
      <div className={styles.calendar}>
        <label>
          Address of your calendar
          <input readOnly value={step.url} onFocus={(event) => event.currentTarget.select()} />
        </label>
        <p>
          Add it as a subscription: it follows changes by itself. Whoever has the address sees your shifts.
        </p>
        <a className={buttons.button} href={step.url.replace(/^https?:/, 'webcal:')}>
          Open in the calendar app
        </a>
      </div>
    );
  return (
    <>
      {step.kind === 'failed' && (
        <p className={styles.failure} role="alert">
          {step.why}
        </p>
      )}
      <Button onPress={make}>Put them into my calendar</Button>
    </>
  );
}
