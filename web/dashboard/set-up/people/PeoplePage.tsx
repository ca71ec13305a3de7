import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { getShiftsAhead, type PersonRow, people } from '#contracts/people';
import { call } from '#web/api/client.ts';
import { conflictsQuery } from '../../conflicts/conflicts-query.ts';
import { sorted } from '../../conflicts/kinds.ts';
import { useMay } from '../may.ts';
import { useCollection } from '../parts/collection.ts';
import { typed } from '../parts/fields.ts';
import { NounPage } from '../parts/NounPage.tsx';
import { TableDownloads } from '../spreadsheet/TableDownloads.tsx';
import { archivingWords, personBody, personFields, personValues } from './person-fields.ts';
import { StandingDialog } from './StandingDialog.tsx';

export function PeoplePage() {
  const may = useMay();
  const navigate = useNavigate();
  const standings = useStandings();
  const clear = () => void navigate({ to: '.', search: {}, replace: true });
  return (
    <>
      <NounPage
        collection={people}
        title="People"
        addLabel="Add a person"
        intro="Everybody who stands at a booth, across events. For which booth somebody stands is said at each event, under Representatives."
        empty={{
          title: 'No people yet',
          text: 'Add them here, or at an event while you name its representatives.',
        }}
        isReadOnly={!may.manage}
        actions={<Button onClick={standings.open}>Set the standing of several…</Button>}
        downloads={<TableDownloads of={['people']} />}
        columns={[
          { head: 'Name', cell: (row) => row.name },
          { head: 'Affiliation', cell: (row) => row.affiliation },
          { head: 'Standing', cell: (row) => row.standing },
          ...(may.booths ? [{ head: 'E-mail', cell: (row: PersonRow) => row.email }] : []),
        ]}
        nameOf={(row) => row.name}
        archivingEnds={async ({ id }) =>
          archivingWords((await call(getShiftsAhead, { params: { id } })).shifts)
        }
        order={(one, other) => one.name.localeCompare(other.name, 'en', { sensitivity: 'base' })}
        fields={() => personFields}
        valuesOf={personValues}
        nextOf={(_, blank) => blank}
        inputsOf={(values) => typed([personBody(values)])}
        changeOf={(values) => typed(personBody(values))}
      />
      {may.manage && standings.isOpen && (
        <StandingDialog
          rows={standings.rows}
          chosen={standings.chosen}
          change={standings.change}
          onClose={() => {
            standings.close();
            clear();
          }}
        />
      )}
    </>
  );
}

/** The dialog for several: opened by its button, or by an address that names the event whose conflicts it mends. */
function useStandings() {
  const { notEligibleAt } = useSearch({ strict: false });
  const { loaded, change } = useCollection(people);
  const [isAsked, setAsked] = useState(false);
  const listed = useQuery({ ...conflictsQuery(notEligibleAt ?? ''), enabled: notEligibleAt !== undefined });
  const toDecide = sorted(listed.data?.items ?? []).open;
  const meant = toDecide.find(({ kind }) => kind === 'not-eligible')?.items ?? [];
  const isReady = loaded.state === 'ready' && (notEligibleAt === undefined || listed.isFetched);
  return {
    ...{ change, open: () => setAsked(true), close: () => setAsked(false) },
    rows: loaded.state === 'ready' ? loaded.rows.filter(({ archivedAt }) => archivedAt === null) : [],
    chosen: [...new Set(meant.flatMap(({ person }) => person?.id ?? []))],
    isOpen: isReady && (isAsked || notEligibleAt !== undefined),
  };
}
