import type { CoverageReport } from '#contracts/coverage';
import { Card } from '../parts/Card.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import classes from './Coverage.module.css';

/** Who checked in and did not check out: their time ends with the shift. */
export function ForgottenCard({ report, dates }: { report: CoverageReport; dates: readonly string[] }) {
  const { timeZone } = report.event;
  const all = report.booths
    .flatMap(({ boothId, name: booth, kiosks, forgotten }) =>
      forgotten.map((stay) => ({ ...stay, boothId, booth, kiosks, date: dateIn(stay.startsAt, timeZone) })),
    )
    .filter(({ date }) => dates.includes(date));
  if (all.length === 0) return null;
  return (
    <Card
      title="Who did not check out"
      intro="Their time was closed with the shift, or with what it was extended to. When somebody left before that, state that nobody was there."
      bleed
    >
      <ul className={classes.forgotten}>
        {all.map(({ boothId, booth, kiosks, name, date, startsAt, endsAt, isUncertain }) => (
          <li key={`${boothId} ${name} ${startsAt}`}>
            <BoothName kiosk={kiosks.length === 0 ? null : kiosks.join(', ')} name={booth} />
            <span>{name}</span>
            <span className={classes.quiet}>
              checked in {weekday(date, 'short')} {clockTime(startsAt, timeZone)}, closed at{' '}
              {clockTime(endsAt, timeZone)}
              {isUncertain && ', time uncertain'}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
