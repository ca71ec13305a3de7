import { people } from '#contracts/people';
import { projects } from '#contracts/projects';
import { type TalkRow, talks } from '#contracts/talks';
import { useAsk, useCurrentRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Field, textOrNull, typed } from '../parts/fields.ts';
import { speakerWords } from './talk-words.ts';

type Values = Record<string, string | string[]>;

/** Who speaks, and what it is about, said by a person: it holds when the schedule is imported again. */
export function TalkDialog({ talk, onClose }: { talk: TalkRow; onClose: () => void }) {
  const ask = useAsk();
  const persons = useCurrentRows(people.list).map(({ id, name, affiliation }) => ({
    value: id,
    label: affiliation === '' ? name : `${name}, ${affiliation}`,
  }));
  const known = useCurrentRows(projects.list).map(({ id, name }) => ({ value: id, label: name }));
  const fields: Field<Values>[] = [
    ...talk.speakers.map(
      (speaker, at): Field<Values> => ({
        ...{ name: `speaker-${at}`, label: speakerWords(speaker), kind: 'one', choices: persons },
        none: 'Nobody of ours',
        ...(speaker.match === 'doubtful' ? { help: 'A similar name: is it this person?' } : {}),
      }),
    ),
    { name: 'projectIds', label: 'About our projects', kind: 'several', choices: known },
  ];
  const initial: Values = {
    ...Object.fromEntries(
      talk.speakers.map(({ person, match }, at) => [
        `speaker-${at}`,
        match === 'rejected' ? '' : (person?.id ?? ''),
      ]),
    ),
    projectIds: talk.projects.filter(({ match }) => match !== 'rejected').map(({ id }) => id),
  };
  return (
    <FormDialog
      title="Who speaks, and what is it about?"
      sentence={`“${talk.title}”. What you save holds, also when the schedule is imported again.`}
      fields={fields}
      initial={initial}
      version={talk.version}
      save={async (values, { version }) => {
        const chosen = talk.speakers.map((_, at) => textOrNull(String(values[`speaker-${at}`] ?? '')));
        const projectIds = [values.projectIds ?? []].flat();
        const body = { people: chosen, projectIds };
        await ask(talks.change, {
          params: { id: talk.id },
          body,
          ...(version === undefined ? {} : { version }),
        });
        return typed(null);
      }}
      submitLabel="Save"
      onClose={onClose}
    />
  );
}
