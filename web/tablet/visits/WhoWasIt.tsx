import { IconClockPlus } from '@tabler/icons-react';
import type { DeviceState } from '#contracts/devices';
import type { Audience } from '#contracts/visitor-words';
import { Button } from '../../ui/Button.tsx';
import { momentMs } from '../clock/moment.ts';
import { timeOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';
import type { Correction } from '../outbox/store.ts';
import { Chip, Chips, MoreChip } from '../shell/Chip.tsx';
import { visitorWords } from './Counter.tsx';
import { LONGEST_TAPE, talksFor, tapeOf, topicsFor } from './offers.ts';
import { wordOf } from './said-words.ts';
import { toggled } from './visit-draft.ts';
import styles from './WhoWasIt.module.css';

const FIRST_AUDIENCES: readonly Audience[] = ['newcomer', 'user', 'vendor', 'contributor', 'student'];
const FIRST_TOPICS = 5;

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  visits: readonly OwnVisit[];
  selected: OwnVisit | null;
  offsetMs: number;
  onChoose: (visit: OwnVisit) => void;
  onSay: (visit: OwnVisit, set: Correction) => unknown;
  onMore: (visit: OwnVisit) => void;
  onEarlier: () => void;
}

/** Who came and about what: chips that stand under the visit they belong to. */
export function WhoWasIt(props: Props) {
  const { state, visits, selected, offsetMs, onEarlier } = props;
  const at = (visit: OwnVisit) => timeOf(momentMs(visit, offsetMs), state.event.timeZone);
  const tape = tapeOf(visits, selected?.id ?? null);
  // A phone has room for one less; the selected one stays in sight.
  const spare = tape.length < LONGEST_TAPE ? undefined : tape.findLast((visit) => visit !== selected);
  const lookOf = (visit: OwnVisit) =>
    `${visit === selected ? styles.on : styles.off} ${visit === spare ? styles.spare : ''}`;
  return (
    <section className={styles.panel} aria-label="Who was it?">
      <div className={styles.head}>
        <h2>Who was it?</h2>
        <Button onPress={onEarlier}>
          <IconClockPlus size={20} stroke={1.9} aria-hidden />
          Earlier
        </Button>
      </div>
      {tape.length > 0 && (
        <fieldset className={styles.tape} aria-label="Visit that these answers belong to">
          {tape.map((visit) => (
            <label key={visit.id} className={lookOf(visit)}>
              <input
                type="radio"
                name="visit"
                className="visually-hidden"
                aria-label={`${visitorWords(visit.partySize)} at ${at(visit)}`}
                checked={visit === selected}
                onChange={() => props.onChoose(visit)}
              />
              <b>+{visit.partySize}</b>
              {at(visit)}
            </label>
          ))}
        </fieldset>
      )}
      {selected === null ? (
        <p className={styles.hint}>
          {tape.length === 0
            ? 'Once somebody is counted, say here who it was.'
            : 'Choose a visit, then say who it was.'}
        </p>
      ) : (
        <SaidChips {...props} selected={selected} />
      )}
    </section>
  );
}

function SaidChips({ state, booth, selected, offsetMs, onSay, onMore }: Props & { selected: OwnVisit }) {
  const say = (set: Correction) => void onSay(selected, set);
  const who = withChosen(FIRST_AUDIENCES, selected.audience);
  const topics = topicsFor(booth, state.topics);
  const shownTopics = topics.filter(
    ({ slug }, place) => place < FIRST_TOPICS || selected.topics.includes(slug),
  );
  const talks = talksFor(booth.id, state.talks, momentMs(selected, offsetMs));
  const isFromTalk = selected.talkId !== null;
  // With several talks a person says which one.
  const pressTalk = () => {
    if (isFromTalk) say({ talkId: null });
    else if (talks.length > 1) onMore(selected);
    else say({ talkId: talks[0]?.id ?? null });
  };
  return (
    <>
      <Chips label="Who it was">
        {who.map((one) => (
          <Chip
            key={one}
            isOn={selected.audience === one}
            onPress={() => say({ audience: selected.audience === one ? null : one })}
          >
            {wordOf(one)}
          </Chip>
        ))}
        <MoreChip label="More about this visit" onPress={() => onMore(selected)} />
      </Chips>
      {(shownTopics.length > 0 || talks.length > 0 || isFromTalk) && (
        <div className={styles.about}>
          <Chips label="What it was about">
            {shownTopics.map(({ slug, label }) => (
              <Chip
                key={slug}
                isOn={selected.topics.includes(slug)}
                onPress={() => say({ topics: toggled(selected.topics, slug) })}
              >
                {label}
              </Chip>
            ))}
            {(talks.length > 0 || isFromTalk) && (
              <Chip isOn={isFromTalk} onPress={pressTalk}>
                Came from a talk
              </Chip>
            )}
          </Chips>
        </div>
      )}
    </>
  );
}

const withChosen = (first: readonly Audience[], chosen: Audience | null): readonly Audience[] =>
  chosen === null || first.includes(chosen) ? first : [...first, chosen];
