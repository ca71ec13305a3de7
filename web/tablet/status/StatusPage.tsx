import { IconFileExport, IconRefresh } from '@tabler/icons-react';
import type { DeviceState } from '#contracts/devices';
import buttons from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import { statusOfTablet } from '../outbox/memory.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { ScreenLink } from '../shell/ScreenLink.tsx';
import { statusWords } from '../shell/status-words.ts';
import { useNow, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { NotSaved } from '../visits/NotSaved.tsx';
import { NeedsAttention } from './NeedsAttention.tsx';
import styles from './StatusPage.module.css';
import { saveToFile } from './save-to-file.ts';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What was sent, what waits and what a person has to look at. */
export function StatusPage({ state, booth }: Props) {
  const held = useTabletState();
  const nowMs = useNow(1000);
  const offsetMs = held.meta.clock?.offsetMs ?? 0;
  const setAside = held.unsent.filter((item) => item.state === 'set-aside');
  const notSaved = held.notSaved.reduce((sum, visit) => sum + visit.partySize, 0);
  const [line] = statusWords(statusOfTablet(held), {
    timeZone: state.event.timeZone,
    offsetMs,
    device: state.device.kind,
  });
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs} />
      <main className={styles.main}>
        <div className={styles.matters}>
          <h2 className={styles.title}>{line}</h2>
          {held.meta.isDisconnected && <Disconnected />}
          {notSaved > 0 && <NotSaved visitors={notSaved} />}
          <NeedsAttention items={setAside} state={state} offsetMs={offsetMs} />
          {setAside.length > 0 && <p>Everything else keeps being sent. Nothing is lost while you decide.</p>}
          {setAside.length === 0 && !held.meta.isDisconnected && notSaved === 0 && (
            <p>Nothing needs a decision.</p>
          )}
        </div>
        <Facts state={state} booth={booth} nowMs={nowMs} />
      </main>
    </>
  );
}

function Disconnected() {
  return (
    <section className={styles.card}>
      <h3>The server does not accept this device any more</h3>
      <p>
        Somebody disconnected it on the dashboard, or the server lost it. What was tapped is kept here.
        Connect it again with a new code, and it is sent.
      </p>
      <ScreenLink to="connect" className={`${buttons.button} ${buttons.ink}`}>
        Connect again
      </ScreenLink>
    </section>
  );
}

function Facts({ state, booth, nowMs }: Props & { nowMs: number }) {
  const tablet = useTablet();
  const { meta, unsent, nextTryAtMs } = useTabletState();
  const offsetMs = meta.clock?.offsetMs ?? 0;
  const at = (deviceMs: number) => timeOf(deviceMs + offsetMs, state.event.timeZone);
  const { lastSuccess, lastFailure, device } = meta;
  const waitMs = nextTryAtMs === null ? null : nextTryAtMs + offsetMs - nowMs;
  return (
    <div className={styles.facts}>
      <section className={styles.card}>
        <h3>Sending</h3>
        <dl>
          <Fact name="Last success" value={lastSuccess === null ? 'not yet' : at(lastSuccess.atMs)} />
          <Fact
            name="Last failure"
            value={lastFailure === null ? 'none' : `${at(lastFailure.atMs)}. ${lastFailure.reason}`}
          />
          <Fact
            name="Saved on this device"
            value={unsent.length === 0 ? 'nothing waits' : `${unsent.length} not sent`}
          />
          {waitMs !== null && (
            <Fact name="Next try" value={`in ${Math.max(0, Math.ceil(waitMs / 1000))} s`} />
          )}
        </dl>
        <Button look="ink" onPress={tablet.sendNow}>
          <IconRefresh size={20} stroke={1.9} aria-hidden />
          Send now
        </Button>
        {unsent.length > 0 && (
          <Button
            onPress={() =>
              saveToFile(
                unsent.map(({ item }) => item),
                tablet.now(),
              )
            }
          >
            <IconFileExport size={20} stroke={1.9} aria-hidden />
            Save unsent to a file
          </Button>
        )}
      </section>
      <section className={styles.card}>
        <h3>This {device?.kind ?? 'device'}</h3>
        <dl>
          <Fact name="Name" value={device?.name ?? 'not known'} />
          <Fact name="Counts for" value={booth.name} />
          <Fact name="Event" value={state.event.name} />
          <Fact name="App version" value={tablet.version} />
          <Fact name="Clock" value={clockWords(meta.clock?.offsetMs ?? null)} />
        </dl>
      </section>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return 'not compared yet';
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  if (seconds < 2) return 'agrees with the server';
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return offsetMs > 0 ? `${amount} behind the server` : `${amount} ahead of the server`;
}
