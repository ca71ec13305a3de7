import { type FormEvent, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import styles from './ShiftPage.module.css';
import { type Candidate, candidatesOf, personNamed, type Staffing } from './staffing.ts';
import type { Who } from './use-shift.ts';

/** Whoever comes so early for the next shift is not there for the one that runs. */
const EARLY_MS = 30 * 60_000;

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  staffing: Staffing;
  nowMs: number;
  onCheckIn: (who: Who, shiftId: string | null) => void;
}

/** By a tap on a name, or by typing one. */
export function CheckIn({ state, booth, staffing, nowMs, onCheckIn }: Props) {
  const candidates = candidatesOf({ state, booth }, staffing);
  const press = ({ id, name, shift }: Candidate) => {
    const isTheirs = shift !== null && shift.startsAt - nowMs <= EARLY_MS;
    onCheckIn({ personId: id, name }, isTheirs ? shift.id : null);
  };
  const type = (name: string) => {
    const known = candidates.find(({ id }) => id === personNamed(state, name).personId);
    if (known === undefined) onCheckIn(personNamed(state, name), null);
    else press(known);
  };
  return (
    <section className={styles.card}>
      <h2>Check in</h2>
      {candidates.length > 0 && (
        <ul className={styles.names}>
          {candidates.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => press(one)}>
                <span className="visually-hidden">Check in </span>
                <b>{one.name}</b>
                {one.shift !== null && (
                  <small>
                    {timeOf(one.shift.startsAt, state.event.timeZone)}–
                    {timeOf(one.shift.endsAt, state.event.timeZone)}
                  </small>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SomebodyElse onName={type} />
    </section>
  );
}

function SomebodyElse({ onName }: { onName: (name: string) => void }) {
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name);
    setName('');
  };
  return (
    <form className={styles.typed} onSubmit={submit}>
      <label>
        Somebody else
        <input
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          autoCapitalize="words"
        />
      </label>
      <Button type="submit" disabled={name.trim() === ''}>
        Check in
      </Button>
      <p>The name is written down as it is typed. No account is needed.</p>
    </form>
  );
}
