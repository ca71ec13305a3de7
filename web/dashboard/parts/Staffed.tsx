import { CoverageBar } from './CoverageBar.tsx';
import classes from './Staffed.module.css';
import { type StaffedMinutes, staffedWords } from './staffed-words.ts';

export function StaffedBar({ staffed }: { staffed: StaffedMinutes }) {
  const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes } = staffed;
  if (!slotMinutes) return null;
  const stretches = [
    { state: 'covered', minutes: coveredMinutes } as const,
    { state: 'gap', minutes: gapMinutes } as const,
    { state: 'unrecorded', minutes: notRecordedMinutes } as const,
  ].filter(({ minutes }) => minutes > 0);
  const { covered, gap, unrecorded } = staffedWords(staffed);
  const label = [covered, gap, unrecorded].filter((part) => part !== null).join(', ');
  return <CoverageBar days={[stretches]} label={`Staffed: ${label}`} />;
}

export function StaffedWords({ staffed }: { staffed: StaffedMinutes }) {
  const { covered, gap, unrecorded } = staffedWords(staffed);
  return (
    <span className={classes.staffed}>
      {covered === 'not recorded' ? <i>{covered}</i> : <span>{covered}</span>}
      {gap !== null && <b>{gap}</b>}
      {unrecorded !== null && <i>{unrecorded}</i>}
    </span>
  );
}
