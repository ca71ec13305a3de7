import { IconCheck } from '@tabler/icons-react';
import type { ReportBooth } from '#contracts/report';
import classes from './Summary.module.css';

/** The booths, each with the state of its paragraph. */
export function Contents({ booths }: { booths: readonly ReportBooth[] }) {
  return (
    <nav className={classes.contents} aria-label="Parts of the summary">
      <ul>
        {booths.map(({ boothId, slug, name, highlight }) => (
          <li key={boothId}>
            <a href={`#${slug}`}>
              {name}
              <State state={highlight?.state ?? null} />
            </a>
          </li>
        ))}
        <li>
          <a href="#all-booths">All booths</a>
        </li>
      </ul>
    </nav>
  );
}

function State({ state }: { state: 'draft' | 'ready' | 'approved' | null }) {
  if (state === 'approved')
    return <IconCheck size={16} stroke={1.9} className={classes.approved} aria-label="approved" role="img" />;
  return <small>{state ?? 'not written'}</small>;
}
