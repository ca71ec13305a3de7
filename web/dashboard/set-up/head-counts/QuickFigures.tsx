import { booths } from '#contracts/booths';
import type { EventRow } from '#contracts/events';
import { headCounts } from '#contracts/head-counts';
import { projects } from '#contracts/projects';
import { useBooths } from '../booths/booths.ts';
import { useAsk, useCurrentRows } from '../parts/collection.ts';
import { type Field, mistakesOf, type Typed, textOrNull, typed } from '../parts/fields.ts';
import { savedWords } from '../parts/partly.ts';
import { SavingForm } from '../parts/SavingForm.tsx';
import { useSaving } from '../parts/use-saving.ts';
import { useFindProject } from '../projects/find-project.ts';
import { exactness, isAbout } from './head-count-form.ts';
import styles from './head-counts.module.css';
import { typedFigure } from './typed-figure.ts';

type Values = { booth: string; likely: string; approximate: string; wording: string; sourceUrl: string };

const blank: Values = { booth: '', likely: '', approximate: 'approximate', wording: '', sourceUrl: '' };

/** One published figure a line: the booth, and its project, are made if they are not there yet. */
export function QuickFigures({ event }: { event: EventRow }) {
  const known = useCurrentRows(projects.list);
  const save = useSaveFigure(event);
  const fields = quickFields(known.map((project) => project.name));
  const saving = useSaving<Values, never, string>({
    fields,
    initial: { ...blank, sourceUrl: event.sourceUrl ?? '' },
    save,
    onSaved: (name) =>
      saving.beginAgain({ ...blank, sourceUrl: saving.form.values.sourceUrl }, savedWords([name], 'booths')),
  });
  return (
    <div className={styles.quick}>
      <SavingForm fields={fields} saving={saving} submitLabel="Add this booth" layout="row" />
    </div>
  );
}

function useSaveFigure(event: EventRow) {
  const ask = useAsk();
  const findProject = useFindProject(useCurrentRows(projects.list), ask);
  const { rows } = useBooths(event.slug);
  const params = { event: event.slug };
  return async function save(values: Values): Promise<Typed<string>> {
    const isEmpty = values.likely.trim() === '';
    const figure = isEmpty ? null : typedFigure(values.likely);
    const wrong = {
      ...(values.booth.trim() === '' && { booth: 'Type the name of the project.' }),
      ...(figure === null && !isEmpty && { likely: 'Type the number, such as 75, or ~75 for about 75.' }),
    };
    if (Object.keys(wrong).length > 0) return { ok: false, mistakes: wrong };
    const likely = figure?.likely ?? null;
    const said = {
      approximate: figure?.isAbout || isAbout({ ...values, likely: String(likely ?? '') }),
      // "~75" is how it was said, where nothing else is.
      wording: values.wording === '' && figure?.isAbout ? values.likely.trim() : values.wording,
      source: 'published' as const,
      sourceUrl: textOrNull(values.sourceUrl),
    };
    // Nothing is made before all of it can be.
    const check = headCounts.create.body.safeParse({ ...said, boothId: event.id, likely: likely ?? 0 });
    if (!check.success) return mistakesOf(check.error.issues);
    const project = await findProject(values.booth.trim(), 'project');
    const booth =
      rows.find((each) => each.projectId === project.id) ??
      (await ask(booths.create, { params, body: { projectId: project.id } }));
    if (likely === null) return typed(booth.name);
    await ask(headCounts.create, { params, body: { ...said, boothId: booth.id, likely } });
    return typed(`${booth.name}, ${said.approximate ? '~' : ''}${likely}`);
  };
}

function quickFields(names: readonly string[]): Field<Values>[] {
  return [
    { name: 'booth', label: 'Booth, by its project', kind: 'suggested', suggestions: names },
    { name: 'approximate', label: 'The figure is', kind: 'segments', choices: exactness },
    { name: 'likely', label: 'Visitors', kind: 'line', placeholder: 'not recorded' },
    { name: 'wording', label: 'How it was said', kind: 'line', placeholder: 'roughly 75' },
    { name: 'sourceUrl', label: 'Address of the post', kind: 'url', placeholder: 'https://' },
  ];
}
