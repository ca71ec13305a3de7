import { getShiftsAhead, type PersonRow, people } from '#contracts/people';
import { call } from '#web/api/client.ts';
import { useMay } from '../may.ts';
import { typed } from '../parts/fields.ts';
import { NounPage } from '../parts/NounPage.tsx';
import { TableDownloads } from '../spreadsheet/TableDownloads.tsx';
import { archivingWords, personBody, personFields, personValues } from './person-fields.ts';

export function PeoplePage() {
  const may = useMay();
  return (
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
  );
}
