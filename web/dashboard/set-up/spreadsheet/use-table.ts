import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Standing } from '#contracts/people';
import {
  nothingDecided,
  type TableCounts,
  type TableDecisions,
  type TableLayout,
  type TableSource,
  tableLimits,
  tables,
} from '#contracts/tables';
import { call } from '#web/api/client.ts';
import { useAsk } from '../parts/collection.ts';

/** A table that somebody gave, and what they said of it. */
interface Given {
  /** Tells one table from the next: its text may be long. */
  round: number;
  source: TableSource;
  /** "the clipboard", "staffing.xlsx" */
  from: string;
  sheet: number;
  /** Null: as it looks. */
  layout: TableLayout | null;
  decisions: TableDecisions;
}

export interface Stored {
  made: TableCounts;
  there: TableCounts;
  leftOut: number;
}

type State =
  | { step: 'giving' }
  | { step: 'looking'; given: Given }
  | { step: 'storing'; given: Given }
  | { step: 'refused'; given: Given; error: unknown }
  | { step: 'done'; stored: Stored };

/** From a table to rows of the event. Every answer of a person asks the server for a new preview. */
export function useTable(event: string) {
  const [state, setState] = useState<State>({ step: 'giving' });
  const [round, setRound] = useState(0);
  const ask = useAsk();
  const given = 'given' in state ? state.given : null;
  const preview = useQuery({
    queryKey: ['tables', event, given?.round, given?.sheet, given?.layout, given?.decisions],
    queryFn: ({ signal }) => call(tables.preview, { params: { event }, body: bodyOf(given), signal }),
    enabled: given !== null,
    placeholderData: (before, query) =>
      query?.queryKey[2] === given?.round ? keepPreviousData(before) : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });

  const change = (part: Partial<Given>) =>
    setState((before) =>
      'given' in before ? { step: 'looking', given: { ...before.given, ...part } } : before,
    );

  return {
    state,
    given,
    preview,
    look(source: TableSource, from: string) {
      setRound(round + 1);
      setState({
        step: 'looking',
        given: { round, source, from, sheet: 0, layout: null, decisions: nothingDecided },
      });
    },
    changeLayout: (layout: TableLayout) => change({ layout }),
    chooseSheet: (sheet: number) => change({ sheet, layout: null }),
    decide(kind: 'people' | 'booths', name: string, is: string) {
      if (given === null) return;
      const others = given.decisions[kind].filter((one) => one.name !== name);
      change({ decisions: { ...given.decisions, [kind]: [...others, { name, is }] } });
    },
    /** @param name null: of all new people of whom nothing else is said */
    listAs(name: string | null, is: Standing) {
      if (given === null) return;
      const { all, people } = given.decisions.standings;
      const others = people.filter((one) => one.name !== name);
      const standings = name === null ? { all: is, people } : { all, people: [...others, { name, is }] };
      change({ decisions: { ...given.decisions, standings } });
    },
    async store(take: 'everything' | 'what-is-right') {
      if (given === null || preview.data === undefined) return;
      setState({ step: 'storing', given });
      const body = { ...bodyOf(given), digest: preview.data.digest, take };
      await ask(tables.import, { params: { event }, body }).then(
        (stored) => setState({ step: 'done', stored }),
        async (error: unknown) => {
          setState({ step: 'refused', given, error });
          await preview.refetch();
        },
      );
    },
    again: () => setState({ step: 'giving' }),
  };
}

function bodyOf(given: Given | null) {
  const { source, sheet, layout, decisions } = given ?? {
    ...{ source: { kind: 'text' as const, text: '' }, sheet: 0, layout: null, decisions: nothingDecided },
  };
  return { source, sheet, layout, decisions };
}

/** The file as the server takes it, or why it cannot be sent. */
export async function sourceOf(file: File): Promise<TableSource | { why: string }> {
  if (file.size > tableLimits.bytes) {
    const size = (file.size / 1_000_000).toFixed(1);
    return { why: `${file.name} has ${size} MB; at most ${tableLimits.bytes / 1_000_000} MB are taken.` };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In parts: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 32_768)
    binary += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return { kind: 'file', name: file.name.slice(0, 300), base64: btoa(binary) };
}
