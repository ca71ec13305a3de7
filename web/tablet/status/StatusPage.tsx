import type { DeviceState } from '#contracts/devices';
import buttons from '../../ui/Button.module.css';
import { LockCard } from '../lock/LockCard.tsx';
import { statusOfTablet } from '../outbox/memory.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { InstallHelp } from '../shell/InstallHelp.tsx';
import { ScreenLink } from '../shell/ScreenLink.tsx';
import { useNow, useTabletState } from '../shell/use-tablet.ts';
import { NotSaved } from '../visits/NotSaved.tsx';
import { Choices } from './Choices.tsx';
import { DeviceFacts, SendingFacts } from './Facts.tsx';
import { HandBack } from './HandBack.tsx';
import { NeedsAttention } from './NeedsAttention.tsx';
import styles from './StatusPage.module.css';
import { statusTitle } from './title-words.ts';
import { UpdateReady } from './UpdateReady.tsx';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What was sent, what waits and what a person has to look at. */
export function StatusPage({ state, booth }: Props) {
  const nowMs = useNow(1000);
  const isCalm = useTabletState(statusOfTablet).kind !== 'attention';
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs} />
      <main className={isCalm ? `${styles.main} ${styles.calm}` : styles.main}>
        <Matters state={state} />
        <div className={styles.facts}>
          <SendingFacts timeZone={state.event.timeZone} nowMs={nowMs} />
          <DeviceFacts state={state} boothName={booth.name} />
          <Choices />
          <LockCard />
          <HandBack />
          <InstallHelp />
        </div>
      </main>
    </>
  );
}

function Matters({ state }: { state: DeviceState }) {
  const { unsent } = useTabletState(({ unsent }) => ({ unsent }));
  const { isDisconnected } = useTabletState(({ meta: { isDisconnected } }) => ({ isDisconnected }));
  const status = useTabletState(statusOfTablet);
  const waiting = unsent.filter((item) => item.state === 'waiting');
  const [title, sentence] = statusTitle(status, { device: state.device.kind, waiting });
  return (
    <div className={styles.matters}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.sentence}>{sentence}</p>
      </div>
      {isDisconnected && <Disconnected />}
      {status.kind === 'attention' && status.isFailing && <Failing />}
      <NotSaved />
      <UpdateReady />
      <NeedsAttention state={state} />
    </div>
  );
}

function Failing() {
  return (
    <section className={styles.card}>
      <h3>The server fails at what it is sent</h3>
      <p>
        It was reached, and answered with an error several times in a row. Keep counting: everything is tried
        again by itself. Tell whoever looks after Pavilion; the last failure stands under Sending.
      </p>
    </section>
  );
}

function Disconnected() {
  return (
    <section className={styles.card}>
      <h3>The server does not accept this device any more</h3>
      <p>
        Somebody disconnected it on the dashboard, or the server lost it. What was tapped is kept here.
        Connect it again, with a new code or with your own link, and it is sent.
      </p>
      <ScreenLink to="connect" className={`${buttons.button} ${buttons.ink}`}>
        Connect again
      </ScreenLink>
    </section>
  );
}
