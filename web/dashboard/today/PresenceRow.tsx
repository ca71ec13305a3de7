import { Button } from '@mantine/core';
import { IconUser, IconUserFilled, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useEntries } from './entries.ts';
import { bodyOf, type Presence } from './presence.ts';
import classes from './Today.module.css';

const icons = { here: IconUserFilled, expected: IconUser, left: IconUser, absent: IconUserX } as const;

interface Given {
  booth: { boothId: string; name: string };
  who: Presence;
  /** Null: whoever looks may not enter anything here. */
  onStay: (() => void) | null;
}

/** One person at a booth, with what can be said of them now. */
export function PresenceRow({ booth, who, onStay }: Given) {
  const Icon = icons[who.state];
  return (
    <li className={classes.person}>
      <span className={classes[who.state]}>
        <Icon size={18} stroke={1.9} aria-hidden />
      </span>
      <span className={classes.who}>
        <b>{who.name}</b>{' '}
        <span className={`${classes.said} ${classes[`${who.state}Words`]}`}>{who.words}</span>
      </span>
      {onStay !== null && (
        <span className={classes.buttons}>
          {who.state === 'here' ? (
            <HereButtons booth={booth} who={who} onStay={onStay} />
          ) : (
            <AwayButtons booth={booth} who={who} />
          )}
        </span>
      )}
    </li>
  );
}

function HereButtons({ booth, who, onStay }: Given & { onStay: () => void }) {
  const { isBusy, press } = usePress();
  const leave = () =>
    press(
      { kind: 'check-out', boothId: booth.boothId, ...bodyOf(who) },
      `${who.name} is checked out at ${booth.name}.`,
      `${who.name} is still checked in.`,
    );
  return (
    <>
      <Button variant="subtle" aria-label={`Stays longer…: ${who.name}`} onClick={onStay}>
        Stays longer…
      </Button>
      <Button disabled={isBusy} aria-label={`Check out: ${who.name}`} onClick={leave}>
        Check out
      </Button>
    </>
  );
}

function AwayButtons({ booth, who }: Omit<Given, 'onStay'>) {
  const { isBusy, press } = usePress();
  const { boothId, name: boothName } = booth;
  const come = () =>
    press(
      { kind: 'check-in', boothId, ...bodyOf(who) },
      `${who.name} is checked in at ${boothName}.`,
      `${who.name} is not checked in.`,
    );
  const miss = () =>
    press(
      { kind: 'absence', boothId, ...bodyOf(who), shiftId: who.shiftId ?? '' },
      `Recorded: ${who.name} did not come.`,
      'It is not recorded.',
    );
  return (
    <>
      {who.state === 'expected' && (
        <Button variant="subtle" disabled={isBusy} aria-label={`Did not come: ${who.name}`} onClick={miss}>
          Did not come
        </Button>
      )}
      <Button disabled={isBusy} aria-label={`Check in: ${who.name}`} onClick={come}>
        Check in
      </Button>
    </>
  );
}

/** One press is one entry, however often the button is hit. */
function usePress() {
  const { enterAtOnce } = useEntries();
  const [isBusy, setBusy] = useState(false);
  const press = (...given: Parameters<typeof enterAtOnce>) => {
    setBusy(true);
    void enterAtOnce(...given).finally(() => setBusy(false));
  };
  return { isBusy, press };
}
