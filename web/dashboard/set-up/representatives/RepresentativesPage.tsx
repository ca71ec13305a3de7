import { useRef } from 'react';
import { people } from '#contracts/people';
import { representatives } from '#contracts/representatives';
import { BoothName } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { useMay } from '../may.ts';
import { useAsk, useCurrentRows } from '../parts/collection.ts';
import { EventNounPage } from '../parts/EventNounPage.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { type PersonValues, personBody, personValues } from '../people/person-fields.ts';
import { TableDownloads } from '../spreadsheet/TableDownloads.tsx';
import {
  newFields,
  nextRepresentative,
  positionField,
  type RepresentativeValues,
  standsForWords,
} from './representative-form.ts';

export function RepresentativesPage() {
  const event = useEvent();
  const may = useMay();
  const booths = useBooths(event.slug);
  const everybody = useCurrentRows(people.list);
  const addPerson = useAddPerson();
  const affiliationOf = (id: string) => everybody.find((person) => person.id === id)?.affiliation;
  const personChoices = everybody.map(({ id, name, affiliation }) => ({
    value: id,
    label: affiliation === '' ? name : `${name}, ${affiliation}`,
  }));
  return (
    <EventNounPage
      collection={representatives}
      title="Representatives"
      addLabel="Add a representative"
      intro="Who stands for which booth. Somebody may stand for several."
      empty={{ title: 'No representatives yet', text: 'Choose somebody, or type the name of a new person.' }}
      changedBy="leads"
      downloads={<TableDownloads event={event.slug} of={['representatives']} />}
      isOfBooth
      columns={[
        { head: 'Name', cell: (row) => row.personName },
        { head: 'Affiliation', cell: (row) => affiliationOf(row.personId) },
      ]}
      nameOf={(row) => `${row.personName} for ${booths.nameOf(row.boothId)}`}
      groupOf={(row) => booths.nameOf(row.boothId)}
      groupHead={(row) => <BoothName kiosk={booths.plateOf(row.boothId)} name={booths.nameOf(row.boothId)} />}
      order={(one, other) =>
        booths.nameOf(one.boothId).localeCompare(booths.nameOf(other.boothId)) ||
        one.position - other.position
      }
      fields={(row) =>
        row === null ? newFields(booths.choices, personChoices, may.manage) : [positionField]
      }
      valuesOf={(row): RepresentativeValues => ({
        ...personValues(null),
        who: personChoices.length === 0 && may.manage ? 'new' : 'known',
        personId: '',
        boothIds: [],
        position: String(row?.position ?? 0),
      })}
      nextOf={nextRepresentative}
      inputsOf={async (values) => {
        if (values.boothIds.length === 0) return mistake('boothIds', 'Choose at least one booth.');
        if (values.who === 'known' && values.personId === '') return mistake('personId', 'Choose a person.');
        const personId = values.who === 'new' ? await addPerson(values) : values.personId;
        return typed(values.boothIds.map((boothId) => ({ personId, boothId })));
      }}
      several={{
        nameOf: ({ boothId }) => booths.nameOf(boothId),
        rest: (values, unsaved) => ({ ...values, boothIds: unsaved.map(({ boothId }) => boothId) }),
        said: (rows) => standsForWords(rows, booths.nameOf),
      }}
      changeOf={({ position }) => typed({ position: Number(position) })}
    />
  );
}

/** Makes a new person once, however often the booths are tried again. */
function useAddPerson() {
  const ask = useAsk();
  const made = useRef(new Map<string, string>());
  return async function addPerson(values: PersonValues): Promise<string> {
    const body = personBody(values);
    const key = JSON.stringify(body);
    const id = made.current.get(key) ?? (await ask(people.create, { body })).id;
    made.current.set(key, id);
    return id;
  };
}
