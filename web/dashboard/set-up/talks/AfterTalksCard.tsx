import { useQuery } from '@tanstack/react-query';
import { type After, type AfterTalk, getAfterTalks } from '#contracts/after-talks';
import { countWords, ratioWords, saidWords, verdictWords } from '#contracts/after-words';
import { call } from '#web/api/client.ts';
import { Card } from '../../parts/Card.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { BoothName } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import styles from './after.module.css';
import { placeOf } from './after-words.ts';

/** Visitors of each booth after the talks about its project, against its own usual rate. */
export function AfterTalksCard() {
  const event = useEvent();
  const { data, error, refetch } = useQuery({
    queryKey: ['events', event.slug, 'after-talks'],
    queryFn: ({ signal }) => call(getAfterTalks, { params: { event: event.slug }, signal }),
  });
  if (error !== null)
    return (
      <Card title="After the talks" bleed>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  // Before the first talk about one of the projects is over there is nothing to ask.
  if (data === undefined || data.booths.length === 0) return null;
  return (
    <Card
      title="After the talks"
      intro="Visitors in the 60 and 120 minutes after a talk about a booth’s project, against the booth’s own usual rate: the same day’s other hours, and the other days’ same hours. The intervals hold together for all talks of a booth, at 95 %. After, not because of."
      bleed
    >
      <ul className={styles.booths}>
        {data.booths.map(({ boothId, name, kiosks, talks }) => (
          <li key={boothId}>
            <h3>
              <BoothName kiosk={kiosks[0] ?? null} name={name} />
            </h3>
            <ul>
              {talks.map((talk) => (
                <Talk key={talk.talkId} talk={talk} timeZone={event.timeZone} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Talk({ talk, timeZone }: { talk: AfterTalk; timeZone: string }) {
  const { date } = instantToLocal(talk.startsAt, timeZone);
  const said = saidWords(talk);
  return (
    <li className={styles.talk}>
      <div>
        <bdi className={styles.title}>{talk.title}</bdi>
        <p className={styles.quiet}>
          {dayWords(date, 'short')}, {stretchWords(talk.startsAt, talk.endsAt, timeZone)}
          {said !== null && `. ${said}`}
        </p>
      </div>
      {talk.after.map((after) => (
        <Window key={after.withinMinutes} after={after} />
      ))}
      {!talk.isOwn && <p className={styles.quiet}>Not about this booth’s project: nothing is compared.</p>}
    </li>
  );
}

function Window({ after }: { after: After }) {
  const ratio = ratioWords(after);
  return (
    <div className={styles.window}>
      <span className={styles.label}>{after.withinMinutes} min after</span>
      {ratio !== null && <Interval after={after} />}
      <span>
        {ratio !== null && (
          <>
            <b>{ratio}</b> {verdictWords(after)}
          </>
        )}
        <span className={styles.quiet}>{countWords(after)}</span>
      </span>
    </div>
  );
}

const WIDTH = 132;
const MIDDLE = 12;

/** Point and interval on a logarithmic scale around “as usual”; an open ring where the interval holds it. */
function Interval({ after }: { after: After }) {
  const { ratio, low, high } = after;
  if (ratio === null || low === null || high === null) return null;
  const x = (value: number) => 6 + placeOf(value) * (WIDTH - 12);
  return (
    <svg
      className={styles.interval}
      width={WIDTH}
      height={MIDDLE * 2}
      role="img"
      aria-label={`${ratioWords(after)}, ${verdictWords(after)}`}
    >
      <line className={styles.usual} x1={x(1)} x2={x(1)} y1={1} y2={MIDDLE * 2 - 1} />
      <line className={styles.reach} x1={x(low)} x2={x(high)} y1={MIDDLE} y2={MIDDLE} />
      <circle
        className={verdictWords(after) === 'as usual' ? styles.open : styles.full}
        cx={x(ratio)}
        cy={MIDDLE}
        r={5}
      />
    </svg>
  );
}
