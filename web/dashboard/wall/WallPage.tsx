import { useDocumentTitle } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type CSSProperties, useEffect } from 'react';
import type { z } from 'zod';
import { shareLinks } from '#contracts/share-links';
import { call, Refusal } from '#web/api/client.ts';
import { ScreenAwake } from '#web/ui/screen-awake.ts';
import { DoorPage } from '../accounts/DoorPage.tsx';
import { useServerNow } from '../now/live.ts';
import { ErrorState } from '../parts/ErrorState.tsx';
import { byKiosk } from '../parts/kiosk-order.ts';
import { Tag } from '../parts/Tag.tsx';
import { clockTime } from '../parts/times.ts';
import { Bone, Waiting } from '../parts/Waiting.tsx';
import classes from './Wall.module.css';
import { WallTile } from './WallTile.tsx';
import { isQuiet, type WallBooth } from './wall-words.ts';

const LOOK_AGAIN_MS = 5_000;
/** One answer that does not come is no news yet; after this the wall says so. */
const STALE_MS = 15_000;

type Wall = z.output<typeof shareLinks.look.output>;

/** For a screen in the hall. The secret is in the fragment, so that no server log sees it. */
export function WallPage() {
  const secret = useLocation().hash;
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['wall', secret],
    queryFn: ({ signal }) => call(shareLinks.look, { body: { secret }, signal }),
    enabled: secret !== '',
    refetchInterval: (query) => (isEnded(query.state.error) ? false : LOOK_AGAIN_MS),
    refetchIntervalInBackground: true,
    retry: false,
  });
  if (secret === '') return <Unusable why="The part after # is missing. Copy the whole address." />;
  if (error instanceof Refusal && isEnded(error)) return <Unusable why={error.problem.detail} />;
  if (data !== undefined) return <Display wall={data} receivedAtMs={dataUpdatedAt} />;
  return (
    <DoorPage title="Wall display">
      {error === null ? (
        <Waiting what="The wall display">
          <Bone width="80%" />
        </Waiting>
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </DoorPage>
  );
}

const isEnded = (error: unknown) => error instanceof Refusal && error.problem.code === 'invalid-link';

function Unusable({ why }: { why: string }) {
  return (
    <DoorPage title="This link does not work">
      <p>{why}</p>
    </DoorPage>
  );
}

function Display({ wall, receivedAtMs }: { wall: Wall; receivedAtMs: number }) {
  useDocumentTitle(`${wall.eventName} · Pavilion`);
  useScreenAwake();
  const nowMs = useServerNow(wall.asOf, receivedAtMs, 1000);
  const isStale = nowMs - Date.parse(wall.asOf) > STALE_MS;
  return (
    <main className={classes.wall}>
      <header className={classes.head}>
        <h1>{wall.eventName}</h1>
        {wall.simulated && <Tag kind="simulated" />}
        <span className={classes.truth} role="status">
          {isStale && (
            <>
              <IconCloudOff size="1em" stroke={2} aria-hidden />
              No connection since {clockTime(wall.asOf, wall.timeZone)}
            </>
          )}
        </span>
        <time className={classes.clock}>{clockTime(new Date(nowMs), wall.timeZone)}</time>
      </header>
      {wall.booths.length === 0 ? (
        <p>No booths yet.</p>
      ) : (
        <ul className={classes.tiles} style={sizesFor(wall.booths.length)}>
          {inOrder(wall.booths).map((booth) => (
            <WallTile
              key={`${booth.kiosk} ${booth.name}`}
              booth={booth}
              clock={{ asOf: wall.asOf, timeZone: wall.timeZone }}
            />
          ))}
        </ul>
      )}
    </main>
  );
}

/** Those that run first, in the order of kiosks, so that tiles move only when slots change. */
const inOrder = (booths: readonly WallBooth[]) =>
  booths.toSorted((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)) || byKiosk(a, b));

/** Tiles fill a wide screen: as many columns as make them about half as high as they are wide. */
function sizesFor(booths: number): CSSProperties {
  const columns = Math.min(booths, Math.max(2, Math.round(Math.sqrt(booths * 1.15))));
  return { '--columns': columns, '--rows': Math.ceil(booths / columns) } as CSSProperties;
}

function useScreenAwake() {
  useEffect(() => new ScreenAwake().hold(), []);
}
