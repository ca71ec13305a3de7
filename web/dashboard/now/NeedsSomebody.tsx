import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import type { BoothRow } from './booth-states.ts';
import classes from './Side.module.css';

/** Shifts that run with nobody checked in, each with the message that asks for somebody. */
export function NeedsSomebody({ rows }: { rows: readonly BoothRow[] }) {
  const holes = rows.filter(({ state }) => state.kind === 'nobody');
  if (holes.length === 0) return null;
  return (
    <Card title="Needs somebody">
      <ul className={classes.holes}>
        {holes.map(({ booth }, at) => (
          <li key={booth.boothId}>
            <h3>Nobody is checked in at {booth.name}</h3>
            <p>
              {booth.kiosk === null ? 'No kiosk yet' : `Kiosk ${booth.kiosk}`}. Minimum {booth.minimum}
              {booth.target !== null && `, target ${booth.target}`}.
            </p>
            <CopyButton
              size="xs"
              variant={at === 0 ? 'filled' : 'default'}
              label="Copy message"
              text={holeMessage(booth)}
              done={`Message about ${booth.name} copied.`}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function holeMessage({ name, kiosk }: BoothRow['booth']): string {
  const where = kiosk === null ? '' : ` (kiosk ${kiosk})`;
  return `Nobody is checked in at ${name}${where} for the shift that runs now. Who can be there? If somebody is there already: check in on the tablet.`;
}
