import { Button } from '@mantine/core';
import { Card } from '../../parts/Card.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { BoneRows, Waiting } from '../../parts/Waiting.tsx';
import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { DoneCard } from './DoneCard.tsx';
import { GivingCard } from './GivingCard.tsx';
import { LayoutCard } from './LayoutCard.tsx';
import { NamesCard } from './NamesCard.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { StandingCard } from './StandingCard.tsx';
import { sortNames, withDecisions } from './table-words.ts';
import { useTable } from './use-table.ts';

/** From the spreadsheet that somebody has: give it, see what it would make, decide, store. */
export function SpreadsheetPage() {
  const event = useEvent();
  const may = useMay();
  const table = useTable(event.slug);
  const { state, given, preview } = table;
  if (!may.manage)
    return (
      <NotForThisAccount>
        Program managers read a spreadsheet into the event. Your shifts and representatives are on their own
        pages.
      </NotForThisAccount>
    );
  if (state.step === 'done')
    return <DoneCard event={event.slug} stored={state.stored} onAgain={table.again} />;
  if (given === null) return <GivingCard event={event.slug} onLook={table.look} />;
  const { data, error } = preview;
  if (error !== null)
    return (
      <Card title={`From ${given.from}`} actions={<Button onClick={table.again}>Another table</Button>}>
        <ErrorState error={error} onRetry={() => void preview.refetch()} />
      </Card>
    );
  if (data === undefined)
    return (
      <Waiting what="The table">
        <Card bleed>
          <BoneRows rows={8} />
        </Card>
      </Waiting>
    );
  const people = withDecisions(data.people, given.decisions.people);
  const booths = sortNames(withDecisions(data.booths, given.decisions.booths));
  return (
    <>
      <LayoutCard
        event={event}
        from={given.from}
        preview={data}
        onLayout={table.changeLayout}
        onSheet={table.chooseSheet}
        onAgain={table.again}
      />
      <NamesCard what="booth" names={booths} onDecide={(name, is) => table.decide('booths', name, is)} />
      <NamesCard
        what="person"
        names={sortNames(people)}
        onDecide={(name, is) => table.decide('people', name, is)}
      />
      <StandingCard names={people} standings={given.decisions.standings} onListAs={table.listAs} />
      <OutcomeCard
        preview={data}
        isReading={preview.isFetching}
        isStoring={state.step === 'storing'}
        error={state.step === 'refused' ? state.error : null}
        onStore={table.store}
      />
    </>
  );
}
