import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { Card } from '../parts/Card.tsx';
import { NeedsAttentionLink } from '../set-up/refused-items/OpenCount.tsx';
import { UncertainTimesLink } from '../set-up/uncertain-times/UncertainNotes.tsx';
import { useEvent } from '../shell/events.ts';
import { byContact, deviceWords, type NowDevice } from './device-words.ts';
import classes from './Side.module.css';

const MOST = 5;

export function DevicesCard({ devices, nowMs }: { devices: readonly NowDevice[]; nowMs: number }) {
  const { slug, timeZone } = useEvent();
  const [isOpen, open] = useDisclosure(false);
  const shown = isOpen ? byContact(devices) : byContact(devices).slice(0, MOST);
  return (
    <Card title="Tablets and phones" actions={<span className={classes.count}>{devices.length}</span>}>
      <NeedsAttentionLink event={slug} />
      <UncertainTimesLink event={slug} />
      {devices.length === 0 && <p className={classes.none}>None is connected. Connect one under Set-up.</p>}
      <ul className={classes.devices}>
        {shown.map((device) => (
          <li key={device.id}>
            <b>{device.name}</b>
            <span className={classes.where}>{device.boothNames.join(', ')}</span>
            <span className={device.isBehind ? classes.behind : classes.sent}>
              {device.isBehind && <IconCloudOff size={16} stroke={1.9} aria-hidden />}
              {deviceWords(device, timeZone, nowMs)}
            </span>
          </li>
        ))}
      </ul>
      {devices.length > MOST && (
        <Button fullWidth size="xs" mt="sm" onClick={open.toggle}>
          {isOpen ? 'Show fewer' : `All ${devices.length} devices`}
        </Button>
      )}
    </Card>
  );
}
