import { IconRefresh } from '@tabler/icons-react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import type { TabletState } from '../outbox/memory.ts';
import { useSignal, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { appFilesWords, awakeWords, clockWords } from './device-words.ts';
import { SaveUnsent } from './SaveUnsent.tsx';
import styles from './StatusPage.module.css';

/** How sending goes, and what can be done about it. */
export function SendingFacts({ timeZone, nowMs }: { timeZone: string; nowMs: number }) {
  const tablet = useTablet();
  const held = useTabletState((state) => state);
  return (
    <section className={styles.card}>
      <h3>Sending</h3>
      <FactList facts={sendingFacts(held, timeZone, nowMs)} />
      <Button look="ink" onPress={tablet.sendNow}>
        <IconRefresh size={20} stroke={1.9} aria-hidden />
        Send now
      </Button>
      <SaveUnsent />
    </section>
  );
}

function sendingFacts(held: TabletState, timeZone: string, nowMs: number): Fact[] {
  const { meta, unsent, nextTryAtMs, isLost } = held;
  const offsetMs = meta.clock?.offsetMs ?? 0;
  const at = (deviceMs: number) => timeOf(deviceMs + offsetMs, timeZone);
  const { lastSuccess, lastFailure } = meta;
  const facts: Fact[] = [
    ['Last sent', lastSuccess === null ? 'not yet' : sentWords(at(lastSuccess.atMs), lastSuccess.items)],
    ['Last failure', lastFailure === null ? 'none' : `${at(lastFailure.atMs)}. ${lastFailure.reason}`],
    [
      `Saved on this ${meta.device?.kind ?? 'tablet'}`,
      isLost ? 'nothing any more' : unsent.length === 0 ? 'nothing waits' : `${unsent.length} not sent`,
    ],
  ];
  if (nextTryAtMs !== null) {
    const seconds = Math.max(0, Math.ceil((nextTryAtMs + offsetMs - nowMs) / 1000));
    facts.push(['Next try', `in ${seconds} s`]);
  }
  return facts;
}

/** "12:29, 14 items" */
function sentWords(time: string, items: number): string {
  if (items === 0) return time;
  return `${time}, ${items === 1 ? '1 item' : `${items} items`}`;
}

/** Which device this is. */
export function DeviceFacts({ state, boothName }: { state: DeviceState; boothName: string }) {
  const { version, appFiles, screenAwake } = useTablet();
  const { clock } = useTabletState(({ meta: { clock } }) => ({ clock }));
  const files = useSignal(appFiles.state);
  const awake = useSignal(screenAwake.state);
  const { device, event } = state;
  return (
    <section className={styles.card}>
      <h3>This {device.kind}</h3>
      <FactList
        facts={[
          ['Name', device.name],
          ['Counts for', boothName],
          ['Event', event.name],
          ['App version', version],
          ['Without a network', appFilesWords[files]],
          ['Screen', awakeWords[awake]],
          ['Clock', clockWords(clock?.offsetMs ?? null)],
        ]}
      />
    </section>
  );
}

type Fact = [name: string, value: string];

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
