import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { audiences, offeredSectors } from '#contracts/visitor-words';
import { timeOf } from '../clock/zone.ts';
import { Chip, Chips } from '../shell/Chip.tsx';
import { talksFor, topicsFor } from './offers.ts';
import { wordOf } from './said-words.ts';
import styles from './VisitForm.module.css';
import { BEFORE, MOST_AT_ONCE, type Resolved, toggled, type VisitDraft, type When } from './visit-draft.ts';

interface Props {
  draft: VisitDraft;
  onChange: (change: Partial<VisitDraft>) => void;
  state: DeviceState;
  booth: DeviceState['booths'][number];
  /** "12:41", or null for a visit that is still to be counted: then a time must be chosen. */
  knownTime: string | null;
  resolved: Resolved;
}

/** Everything that can be known of a visit, in one column. */
export function VisitForm({ draft, onChange, state, booth, knownTime, resolved }: Props) {
  const { timeZone } = state.event;
  const atMs = 'problem' in resolved ? null : resolved.atMs;
  const talks = talksFor(booth.id, state.talks, atMs ?? Number.POSITIVE_INFINITY);
  const sectors = [...new Set([...offeredSectors, ...(draft.sector === null ? [] : [draft.sector])])];
  return (
    <div className={styles.form}>
      <Row label="How many">
        <Stepper value={draft.partySize} onChange={(partySize) => onChange({ partySize })} />
      </Row>
      <Row label="When">
        <WhenChoice
          when={draft.when}
          onChange={(when) => onChange({ when })}
          knownTime={knownTime}
          problem={draft.when.kind === 'at' && 'problem' in resolved ? resolved.problem : null}
        />
      </Row>
      <Row label="Who">
        <Chips label="Who it was">
          {audiences.map((one) => (
            <Chip
              key={one}
              isOn={draft.audience === one}
              onPress={() => onChange({ audience: draft.audience === one ? null : one })}
            >
              {wordOf(one)}
            </Chip>
          ))}
        </Chips>
      </Row>
      {state.topics.length > 0 && (
        <Row label="About">
          <Chips label="What it was about">
            {topicsFor(booth, state.topics).map(({ slug, label }) => (
              <Chip
                key={slug}
                isOn={draft.topics.includes(slug)}
                onPress={() => onChange({ topics: toggled(draft.topics, slug) })}
              >
                {label}
              </Chip>
            ))}
          </Chips>
        </Row>
      )}
      {talks.length > 0 && (
        <Row label="Came from">
          <Chips label="The talk that they came from">
            {talks.map(({ id, title, startsAt }) => (
              <Chip
                key={id}
                isOn={draft.talkId === id}
                onPress={() => onChange({ talkId: draft.talkId === id ? null : id })}
              >
                {timeOf(Date.parse(startsAt), timeZone)} {title}
              </Chip>
            ))}
          </Chips>
        </Row>
      )}
      <Row label="Works in">
        <Chips label="Where they work">
          {sectors.map((one) => (
            <Chip
              key={one}
              isOn={draft.sector === one}
              onPress={() => onChange({ sector: draft.sector === one ? null : one })}
            >
              {wordOf(one)}
            </Chip>
          ))}
        </Chips>
      </Row>
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}

function Stepper({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  // What is being typed may be no number for a moment.
  const [typed, setTyped] = useState<string | null>(null);
  const isFit = (size: number) => Number.isInteger(size) && size >= 1 && size <= MOST_AT_ONCE;
  const type = (text: string) => {
    setTyped(text);
    if (isFit(Number(text))) onChange(Number(text));
  };
  return (
    <div className={styles.stepper}>
      <button type="button" aria-label="One less" disabled={value <= 1} onClick={() => onChange(value - 1)}>
        <IconMinus size={26} stroke={1.9} aria-hidden />
      </button>
      <input
        type="number"
        inputMode="numeric"
        aria-label={`How many visitors, 1 to ${MOST_AT_ONCE}`}
        min={1}
        max={MOST_AT_ONCE}
        value={typed ?? value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      <button
        type="button"
        aria-label="One more"
        disabled={value >= MOST_AT_ONCE}
        onClick={() => onChange(value + 1)}
      >
        <IconPlus size={26} stroke={1.9} aria-hidden />
      </button>
    </div>
  );
}

interface WhenProps {
  when: When;
  onChange: (when: When) => void;
  knownTime: string | null;
  problem: string | null;
}

function WhenChoice({ when, onChange, knownTime, problem }: WhenProps) {
  const isBefore = (minutes: number) => when.kind === 'before' && when.minutes === minutes;
  return (
    <div className={styles.when}>
      <Chips label="When it was">
        {knownTime !== null && (
          <Chip isOn={when.kind === 'as known'} onPress={() => onChange({ kind: 'as known' })}>
            {knownTime}
          </Chip>
        )}
        {BEFORE.map((before) => (
          <Chip key={before.minutes} isOn={isBefore(before.minutes)} onPress={() => onChange(before)}>
            {beforeWords(before.minutes, knownTime === null)}
          </Chip>
        ))}
        <Chip
          isOn={when.kind === 'at'}
          onPress={() => onChange({ kind: 'at', time: when.kind === 'at' ? when.time : '' })}
        >
          At a time
        </Chip>
      </Chips>
      {when.kind === 'at' && (
        <label className={styles.time}>
          Time
          <input
            type="time"
            value={when.time}
            aria-describedby={problem === null ? undefined : 'when-problem'}
            onChange={(event) => onChange({ kind: 'at', time: event.target.value })}
          />
        </label>
      )}
      {problem !== null && when.kind === 'at' && when.time !== '' && (
        <p id="when-problem" role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

function beforeWords(minutes: number, isFromNow: boolean): string {
  const length = minutes === 60 ? '1 h' : `${minutes} min`;
  return isFromNow ? `${length} ago` : `${length} earlier`;
}
