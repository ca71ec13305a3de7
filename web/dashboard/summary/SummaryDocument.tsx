import type { Report } from '#contracts/report';
import { Card } from '../parts/Card.tsx';
import { Prose } from '../parts/Prose.tsx';
import { clockTime, dateIn, longDate } from '../parts/times.ts';
import { AllBooths } from './AllBooths.tsx';
import { BoothPart } from './BoothPart.tsx';
import { Contents } from './Contents.tsx';
import { EventFacts } from './EventFacts.tsx';
import { sectionHeadings } from './headings.ts';
import classes from './Summary.module.css';

type Section = Report['sections'][number];

const before: readonly Section['section'][] = ['introduction', 'pavilion', 'why'];

export function SummaryDocument({ report }: { report: Report }) {
  const written = report.sections.filter(({ body }) => body !== '');
  const { timeZone } = report.event;
  return (
    <div className={classes.columns}>
      <Contents booths={report.booths} />
      <aside className={classes.about}>
        <EventFacts report={report} />
      </aside>
      <div className={classes.document}>
        <Sections of={written.filter(({ section }) => before.includes(section))} />
        {report.booths.map((booth) => (
          <BoothPart key={booth.boothId} booth={booth} timeZone={timeZone} />
        ))}
        <Sections of={written.filter(({ section }) => !before.includes(section))} />
        <AllBooths report={report} />
        <p className={classes.made}>
          From the record as it was on {longDate(dateIn(report.madeAt, timeZone))},{' '}
          {clockTime(report.madeAt, timeZone)}.
        </p>
      </div>
    </div>
  );
}

function Sections({ of }: { of: readonly Section[] }) {
  return of.map(({ section, body, state }) => (
    <Card key={section} title={sectionHeadings[section]} sub={state === 'approved' ? undefined : state}>
      <Prose text={body} />
    </Card>
  ));
}
