import { Button } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { BoneRows, Waiting } from '../../parts/Waiting.tsx';
import type { Loaded } from './collection.ts';
import styles from './list.module.css';
import { useLanding } from './use-landing.ts';

export interface Column<R> {
  head: string;
  cell: (row: R) => ReactNode;
  align?: 'right';
  /** What it says in one word: a row that says the same as the one before leaves it out. */
  once?: (row: R) => string;
}

export interface ListProps<R> {
  title: string;
  /** One sentence: what this list is for. */
  intro?: string;
  /** The buttons that add something. */
  actions?: ReactNode;
  loaded: Loaded<R>;
  columns: readonly Column<R>[];
  /** What each row can do, at its end. */
  rowActions?: (row: R) => ReactNode;
  /** How an archived row is told from others; by its first column where left out. */
  archivedAs?: (row: R) => string;
  /** What an archived row can do. */
  archivedActions?: (row: R) => ReactNode;
  /** A heading for rows that belong together; rows come in the order of the headings. */
  groupOf?: (row: R) => string;
  /** How that heading is drawn, if not as its words. */
  groupHead?: (row: R) => ReactNode;
  order?: (one: R, other: R) => number;
  isArchived?: (row: R) => boolean;
  /** Instead of "Show the archive (3)". */
  archiveLabel?: (count: number) => string;
  /** What to say of none, and the one next step. */
  empty: { title: string; text: string; next?: ReactNode };
  /** Only these rows; `none` is said when there are others, but none of these. */
  only?: { shows: (row: R) => boolean; none: string } | undefined;
  /** Above the list, in its card. */
  children?: ReactNode;
}

/** A card with a list: loading, failed, empty, or rows; on a phone each row is a block of its own. */
export function ListPage<R extends { id: string }>(props: ListProps<R>) {
  return (
    <Card
      title={props.title}
      intro={props.intro}
      actions={props.actions && <div className={styles.actions}>{props.actions}</div>}
    >
      {props.children}
      <Body {...props} />
    </Card>
  );
}

function Body<R extends { id: string }>(props: ListProps<R>) {
  const { loaded, only, isArchived = () => false } = props;
  if (loaded.state === 'loading')
    return (
      <Waiting what={props.title}>
        <BoneRows rows={4} />
      </Waiting>
    );
  if (loaded.state === 'failed')
    return (
      <div className={styles.empty}>
        <ErrorState error={loaded.error} onRetry={loaded.tryAgain} />
      </div>
    );
  const current = loaded.rows.filter((row) => !isArchived(row));
  const shown = only === undefined ? current : current.filter(only.shows);
  return (
    <>
      {loaded.late && <ErrorState error={loaded.late.error} onRetry={loaded.late.tryAgain} isBeside />}
      {current.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState title={props.empty.title}>
            <p>{props.empty.text}</p>
            {props.empty.next}
          </EmptyState>
        </div>
      ) : shown.length === 0 ? (
        <p className={styles.none}>{only?.none}</p>
      ) : (
        <Rows {...props} rows={shown} />
      )}
      <Archive {...props} rows={loaded.rows.filter(isArchived)} />
    </>
  );
}

function Rows<R extends { id: string }>(props: ListProps<R> & { rows: readonly R[] }) {
  const { columns, rowActions } = props;
  const { at: landsOn, land } = useLanding();
  const rows = props.order === undefined ? props.rows : props.rows.toSorted(props.order);
  const width = columns.length + (rowActions === undefined ? 0 : 1);
  return (
    <table className={styles.table} aria-label={props.title}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" data-align={column.align}>
              {column.head}
            </th>
          ))}
          {rowActions !== undefined && (
            <th scope="col">
              <span className={styles.unseen}>What you can do</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Fragment key={row.id}>
            <GroupHead {...props} row={row} before={rows[at - 1]} width={width} />
            <tr {...(row.id === landsOn && { ref: land, 'data-landed': true, tabIndex: -1 })}>
              {columns.map((column) => (
                <td
                  key={column.head}
                  data-head={column.head}
                  data-align={column.align}
                  className={isAgain(column, row, rows[at - 1], props.groupOf) ? styles.again : undefined}
                >
                  {column.cell(row)}
                </td>
              ))}
              {rowActions !== undefined && <td className={styles.rowActions}>{rowActions(row)}</td>}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Whether a cell says what the row before it said already, under the same heading. */
function isAgain<R>({ once }: Column<R>, row: R, before: R | undefined, groupOf?: (row: R) => string) {
  if (once === undefined || before === undefined || groupOf?.(row) !== groupOf?.(before)) return false;
  return once(row) === once(before);
}

interface GroupHeadProps<R> extends Pick<ListProps<R>, 'groupOf' | 'groupHead'> {
  row: R;
  before: R | undefined;
  width: number;
}

function GroupHead<R>({ row, before, groupOf, groupHead = groupOf, width }: GroupHeadProps<R>) {
  if (groupOf === undefined || (before !== undefined && groupOf(before) === groupOf(row))) return null;
  return (
    <tr className={styles.group}>
      <th colSpan={width} scope="colgroup">
        {groupHead?.(row)}
      </th>
    </tr>
  );
}

function Archive<R extends { id: string }>(props: ListProps<R> & { rows: readonly R[] }) {
  const [isOpen, setOpen] = useState(false);
  const { columns, order, archivedActions, archiveLabel = (count) => `Show the archive (${count})` } = props;
  const archivedAs = props.archivedAs ?? columns[0]?.cell;
  if (props.rows.length === 0) return null;
  const rows = order === undefined ? props.rows : props.rows.toSorted(order);
  return (
    <div className={styles.archive}>
      <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide them' : archiveLabel(rows.length)}
      </Button>
      {isOpen && (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <span>{archivedAs?.(row)}</span>
              {archivedActions?.(row)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
