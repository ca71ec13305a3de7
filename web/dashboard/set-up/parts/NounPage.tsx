import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { notifyNotDone } from '../../parts/notify.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { type Added, type Collection, type Row, useCollection } from './collection.ts';
import { FormDialog } from './FormDialog.tsx';
import { type Field, type Partly, type Typed, typed, type Values } from './fields.ts';
import { type Column, ListPage, type ListProps } from './ListPage.tsx';
import { changedOnly } from './merging.ts';
import { partlyWords, savedWords } from './partly.ts';
import { RowActions } from './RowActions.tsx';
import type { Base } from './use-saving.ts';

export interface NounPageProps<R extends Row, V extends Values, Input, Change extends object> {
  collection: Collection<R, Input, Change>;
  /** The event's slug; leave it out across events. */
  event?: string;
  title: string;
  /** "Add kiosks" */
  addLabel: string;
  /** When something else on the page is the main thing to do. */
  isAddQuiet?: boolean;
  intro?: string;
  empty: ListProps<R>['empty'];
  /** Something else must be there before. */
  isTooEarly?: boolean;
  columns: readonly Column<R>[];
  nameOf: (row: R) => string;
  groupOf?: (row: R) => string;
  groupHead?: (row: R) => ReactNode;
  only?: { shows: (row: R) => boolean; none: string } | undefined;
  order?: (one: R, other: R) => number;
  fields: (row: R | null) => readonly Field<V>[];
  valuesOf: (row: R | null) => V;
  /** What is added: one, or several at once. */
  inputsOf: (values: V) => Typed<Input[]> | Promise<Typed<Input[]>>;
  changeOf: (values: V, row: R) => Typed<Change>;
  /** For whoever may only look. */
  isReadOnly?: boolean;
  /** What archiving a row would end, in a sentence: then it is asked before. Null for nothing. */
  archivingEnds?: (row: R) => Promise<string | null>;
  /** Offers to save and stay for the next one: what that keeps of the one before. */
  nextOf?: (values: V, blank: V) => V;
  /**
   * Where several are added at once: the name of each, the form that asks for some of them alone, and what is said of the
   * saved where their names would not tell.
   */
  several?: {
    nameOf: (input: Input) => string;
    rest: (values: V, unsaved: readonly Input[]) => V;
    said?: (rows: readonly R[]) => string;
  };
  /** At the head too, also for whoever may only look. */
  downloads?: ReactNode;
  /** Further buttons at the head, before the one that adds. */
  actions?: ReactNode;
  /** Further buttons of a row. */
  rowActions?: (row: R) => ReactNode;
  children?: ReactNode;
}

/** For whoever may only look: nothing that they cannot do. */
const NOTHING_TO_READ = 'What others enter is shown here.';

type Asking<R> = { dialog: 'archive'; row: R; ends: string };
type Open<R> = { dialog: 'none' } | { dialog: 'add' } | { dialog: 'change'; row: R } | Asking<R>;

/** The page of one set-up noun: list, add, change, archive, take out of the archive. */
export function NounPage<R extends Row, V extends Values, Input, Change extends object>(
  props: NounPageProps<R, V, Input, Change>,
) {
  const [open, setOpen] = useState<Open<R>>({ dialog: 'none' });
  const rows = useCollection(props.collection, props.event);
  const add = (
    <Button
      variant={props.isAddQuiet === true ? 'default' : 'filled'}
      leftSection={<IconPlus size={16} stroke={1.9} />}
      onClick={() => setOpen({ dialog: 'add' })}
    >
      {props.addLabel}
    </Button>
  );
  return (
    <>
      <ListPage
        {...props}
        empty={props.isReadOnly === true ? { title: props.empty.title, text: NOTHING_TO_READ } : props.empty}
        loaded={rows.loaded}
        isArchived={(row) => row.archivedAt !== null}
        archivedAs={props.nameOf}
        actions={
          (props.isReadOnly !== true || props.downloads !== undefined) && (
            <>
              {props.downloads}
              {props.isReadOnly !== true && props.actions}
              {props.isReadOnly !== true && props.isTooEarly !== true && add}
            </>
          )
        }
        rowActions={
          props.isReadOnly === true
            ? undefined
            : (row) => (
                <RowActions>
                  {props.rowActions?.(row)}
                  <Button
                    aria-label={`Change ${props.nameOf(row)}`}
                    onClick={() => setOpen({ dialog: 'change', row })}
                  >
                    Change
                  </Button>
                  <Button
                    variant="subtle"
                    aria-label={`Archive ${props.nameOf(row)}`}
                    onClick={({ detail }) => {
                      // The second click of two meets the row that moved up: that one stays.
                      if (detail < 2) void archive(row);
                    }}
                  >
                    Archive
                  </Button>
                </RowActions>
              )
        }
        archivedActions={(row) =>
          props.isReadOnly !== true && <Button onClick={() => void rows.restore(row)}>Take it out</Button>
        }
      />
      {(open.dialog === 'add' || open.dialog === 'change') && (
        <NounDialog {...props} rows={rows} open={open} onClose={close} />
      )}
      {open.dialog === 'archive' && (
        <ConfirmDialog
          title={`Archive ${props.nameOf(open.row)}?`}
          sentence={open.ends}
          keep="Leave as it is"
          confirm="Archive"
          onConfirm={() => rows.archive(open.row, props.nameOf(open.row))}
          onClose={close}
        />
      )}
    </>
  );

  async function archive(row: R): Promise<void> {
    const name = props.nameOf(row);
    try {
      const ends = (await props.archivingEnds?.(row)) ?? null;
      if (ends === null) await rows.archive(row, name);
      else setOpen({ dialog: 'archive', row, ends });
    } catch (error) {
      notifyNotDone(`${name} stays.`, error);
    }
  }

  function close() {
    setOpen({ dialog: 'none' });
  }
}

interface DialogProps<R extends Row, V extends Values, Input, Change extends object>
  extends NounPageProps<R, V, Input, Change> {
  rows: ReturnType<typeof useCollection<R, Input, Change>>;
  open: { dialog: 'add' } | { dialog: 'change'; row: R };
  onClose: () => void;
}

function NounDialog<R extends Row, V extends Values, Input, Change extends object>(
  props: DialogProps<R, V, Input, Change>,
) {
  const { open, rows, nextOf } = props;
  const row = open.dialog === 'change' ? open.row : null;
  // When the third of five is refused, the next try must not add the first two again.
  const added = useRef(new Set<string>());
  return (
    <FormDialog<V, R, string>
      title={row === null ? props.addLabel : `Change ${props.nameOf(row)}`}
      fields={props.fields(row)}
      initial={props.valuesOf(row)}
      version={row?.version}
      theirs={{ row: props.collection.change.output, valuesOf: props.valuesOf }}
      submitLabel={row === null ? props.addLabel : 'Save the change'}
      keepLabel={row === null ? 'Not now' : undefined}
      repeat={
        row === null && nextOf !== undefined
          ? { next: (values) => nextOf(values, props.valuesOf(null)), said: (saved) => saved }
          : undefined
      }
      onClose={props.onClose}
      save={(values, base) => (row === null ? addRows(values) : changeRow(row, values, base))}
    />
  );

  async function addRows(values: V): Promise<Typed<string> | Partly<V>> {
    const inputs = await props.inputsOf(values);
    if (!inputs.ok) return inputs;
    const { saved, unsaved } = await rows.createAll(
      inputs.body.filter((each) => !added.current.has(keyOf(each))),
    );
    for (const { input } of saved) added.current.add(keyOf(input));
    const [first] = unsaved;
    if (first === undefined) {
      added.current.clear();
      return typed(said(saved) ?? savedWords(namesOf(saved), props.title.toLowerCase()));
    }
    if (saved.length === 0 || props.several === undefined) throw first.error;
    const { nameOf, rest } = props.several;
    const failed = unsaved.map(({ input, error }) => ({ name: nameOf(input), error }));
    return {
      ok: 'partly',
      why: partlyWords(namesOf(saved), failed, said(saved)),
      rest: rest(
        values,
        unsaved.map(({ input }) => input),
      ),
    };
  }

  function said(saved: Added<R, Input>['saved']): string | null {
    return props.several?.said?.(saved.map(({ row }) => row)) ?? null;
  }

  function namesOf(saved: Added<R, Input>['saved']): string[] {
    return saved.map((each) => props.several?.nameOf(each.input) ?? props.nameOf(each.row));
  }

  async function changeRow(from: R, values: V, base: Base<V, R>): Promise<Typed<string>> {
    const change = props.changeOf(values, from);
    if (!change.ok) return change;
    const before = props.changeOf(base.values, from);
    const body = before.ok ? changedOnly(change.body, before.body) : change.body;
    if (Object.keys(body).length === 0) return typed('');
    const changed = await rows.change(from, body as Change, base.version);
    return typed(savedWords([props.nameOf(changed)], props.title.toLowerCase()));
  }
}

const keyOf = (input: unknown) => JSON.stringify(input);
