import { CoverageBar } from '../parts/CoverageBar.tsx';
import { type OverviewBooth, staffedWords } from './missing.ts';
import classes from './StartPage.module.css';

export function StaffedBar({ booth }: { booth: OverviewBooth }) {
  const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes } = booth.staffed;
  if (!slotMinutes) return null;
  const stretches = [
    { state: 'covered', minutes: coveredMinutes } as const,
    { state: 'gap', minutes: gapMinutes } as const,
    { state: 'unrecorded', minutes: notRecordedMinutes } as const,
  ].filter(({ minutes }) => minutes > 0);
  const { covered, gap, unrecorded } = staffedWords(booth);
  const label = [covered, gap, unrecorded].filter((part) => part !== null).join(', ');
  return <CoverageBar days={[stretches]} label={`Staffed: ${label}`} />;
}

export function StaffedWords({ booth }: { booth: OverviewBooth }) {
  const { covered, gap, unrecorded } = staffedWords(booth);
  return (
    <span className={classes.staffed}>
      {covered === 'not recorded' ? <i>{covered}</i> : <span>{covered}</span>}
      {gap !== null && <b>{gap}</b>}
      {unrecorded !== null && <i>{unrecorded}</i>}
    </span>
  );
}
