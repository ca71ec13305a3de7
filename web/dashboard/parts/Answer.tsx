import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from './Card.tsx';
import { ErrorState } from './ErrorState.tsx';
import { clockTime } from './times.ts';
import { BoneRows, Waiting } from './Waiting.tsx';

interface Given<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'dataUpdatedAt' | 'refetch'>;
  /** "The summary": what is being waited for. */
  what: string;
  /** How many rows it will have, about. */
  rows: number;
  timeZone: string;
  children: (data: T) => ReactNode;
}

/** What a page asked for: a shape while it comes, what went wrong, and then the answer, also beside a later failure. */
export function Answer<T>({ query, what, rows, timeZone, children }: Given<T>) {
  const { data, error, dataUpdatedAt, refetch } = query;
  return (
    <>
      {error !== null && (
        <Card bleed>
          <ErrorState
            error={error}
            onRetry={() => void refetch()}
            lastDataAt={data && clockTime(new Date(dataUpdatedAt), timeZone)}
          />
        </Card>
      )}
      {data !== undefined && children(data)}
      {data === undefined && error === null && (
        <Waiting what={what}>
          <Card bleed>
            <BoneRows rows={rows} />
          </Card>
        </Waiting>
      )}
    </>
  );
}
