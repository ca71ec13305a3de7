import { IconAlertTriangle, IconCheck, IconClock, IconHistory, IconUserX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Tag.module.css';

const icons = {
  provisional: IconHistory,
  coming: IconClock,
  attention: IconAlertTriangle,
  gap: IconUserX,
  sent: IconCheck,
} as const;

const words = { simulated: 'Simulated', provisional: 'Provisional', unrecorded: 'not recorded' } as const;

type Kind = keyof typeof icons | keyof typeof words | 'plain';

/** A printed label. `simulated`, `provisional` and `unrecorded` bring their own word. */
export function Tag({ kind, children }: { kind: Kind; children?: ReactNode }) {
  const Icon = isIconKind(kind) ? icons[kind] : null;
  const text = children ?? (isWordKind(kind) ? words[kind] : null);
  return (
    <span className={`${classes.tag} ${classes[kind]}`}>
      {Icon !== null && <Icon size={14} stroke={2.2} aria-hidden />}
      <span>{text}</span>
    </span>
  );
}

const isIconKind = (kind: Kind): kind is keyof typeof icons => kind in icons;
const isWordKind = (kind: Kind): kind is keyof typeof words => kind in words;
