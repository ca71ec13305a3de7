import type { CoverageReport } from '#contracts/coverage';
import { forgottenWords } from '#contracts/coverage-words';
import { Card } from '../parts/Card.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { dateIn } from '../parts/times.ts';
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
        {all.map(({ boothId, booth, kiosks, name, ...stay }) => (
          <li key={`${boothId} ${name} ${stay.startsAt}`}>
            <BoothName kiosk={kiosks.length === 0 ? null : kiosks.join(', ')} name={booth} />
            <span>{name}</span>
            <span className={classes.quiet}>{forgottenWords(stay, timeZone)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
