import { IconCheck, IconEye, IconPencil } from '@tabler/icons-react';
import type { OverviewBooth } from './missing.ts';
import classes from './StartPage.module.css';

const words = {
  none: 'not written yet',
  draft: 'draft',
  ready: 'ready, waits for approval',
  approved: 'approved',
  'left-out': 'left out on purpose',
} as const;
const icons = {
  none: null,
  draft: IconPencil,
  ready: IconEye,
  approved: IconCheck,
  'left-out': IconCheck,
} as const;

export function Paragraph({ state }: { state: OverviewBooth['paragraph'] }) {
  const Icon = icons[state];
  return (
    <span className={`${classes.paragraph} ${classes[state]}`}>
      {Icon !== null && <Icon size={16} stroke={1.9} aria-hidden />}
      {words[state]}
    </span>
  );
}
