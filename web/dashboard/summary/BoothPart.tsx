import { Paper } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReportBooth } from '#contracts/report';
import { FigureText } from '../parts/FigureText.tsx';
import { Plate } from '../parts/Plate.tsx';
import { Prose } from '../parts/Prose.tsx';
import { Tag } from '../parts/Tag.tsx';
import { countedWords } from './counted.ts';
import classes from './Summary.module.css';
import { TextsBeside } from './TextsBeside.tsx';

export function BoothPart({ booth, timeZone }: { booth: ReportBooth; timeZone: string }) {
  return (
    <Paper
      component="article"
      id={booth.slug}
      className={classes.part}
      aria-labelledby={`${booth.slug}-name`}
    >
      <header>
        {booth.kiosks.length === 0 ? (
          <Plate kiosk={null} />
        ) : (
          booth.kiosks.map((kiosk) => <Plate key={kiosk} kiosk={kiosk} />)
        )}
        <h2 id={`${booth.slug}-name`}>{booth.name}</h2>
        {booth.project.maturity !== null && <Tag kind="plain">{booth.project.maturity}</Tag>}
      </header>
      <p className={classes.people}>{peopleWords(booth.representatives)}</p>
      <Counted booth={booth} timeZone={timeZone} />
      <Paragraph highlight={booth.highlight} />
      <TextsBeside boothId={booth.boothId} boothName={booth.name} />
      {booth.findings.length > 0 && <Findings findings={booth.findings} />}
    </Paper>
  );
}

function Counted({ booth, timeZone }: { booth: ReportBooth; timeZone: string }) {
  return (
    <div className={classes.counted}>
      <span>
        <FigureText figure={booth.figure} />
        {booth.figure.visitors !== null && (
          <small>{booth.figure.visitors === 1 ? 'visitor' : 'visitors'}</small>
        )}
      </span>
      <p>{countedWords(booth.evidence, timeZone).join(' ')}</p>
      {booth.evidence.isDisputed && (
        <p className={classes.disputed}>
          <IconAlertTriangle size={16} stroke={1.9} aria-hidden />
          More was tapped, or counted in a part of its time, than the head count says. Somebody has to decide
          which holds.
        </p>
      )}
    </div>
  );
}

function Paragraph({ highlight }: { highlight: ReportBooth['highlight'] }) {
  if (highlight === null || highlight.body === '')
    return (
      <p className={classes.unwritten}>
        {highlight?.state === 'approved'
          ? 'The paragraph is left out on purpose.'
          : 'The paragraph is not written yet.'}
      </p>
    );
  return (
    <>
      {highlight.state !== 'approved' && (
        <span>
          <Tag kind="plain">{highlight.state === 'draft' ? 'draft' : 'ready, waits for approval'}</Tag>
        </span>
      )}
      <Prose text={highlight.body} />
    </>
  );
}

function Findings({ findings }: { findings: ReportBooth['findings'] }) {
  return (
    <section>
      <h3>What visitors said</h3>
      <ul className={classes.findings}>
        {findings.map(({ kind, text, answer, mentions }) => (
          <li key={`${kind} ${text}`}>
            <Tag kind="plain">{kind}</Tag>
            <span>
              {text}
              {mentions > 1 && <small> said {mentions} times</small>}
              {answer !== '' && <small className={classes.answer}>Answer: {answer}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Representatives: Feynman Zhou (Microsoft), Yi Zha (Microsoft)" */
function peopleWords(people: ReportBooth['representatives']): string {
  if (people.length === 0) return 'Representatives: not recorded';
  const names = people.map(({ name, affiliation }) =>
    affiliation === '' ? name : `${name} (${affiliation})`,
  );
  return `${people.length === 1 ? 'Representative' : 'Representatives'}: ${names.join(', ')}`;
}
