import { Button, NativeSelect } from '@mantine/core';
import type { EventRow } from '#contracts/events';
import { fieldsOfKind, type TableKind, type TableLayout, type TablePreview } from '#contracts/tables';
import { Card } from '../../parts/Card.tsx';
import { counted } from '../names.ts';
import { dateChoices } from '../when.ts';
import styles from './spreadsheet.module.css';
import { columnName, fieldWords, kindChoices, withColumn } from './table-words.ts';

interface Given {
  event: EventRow;
  /** "the clipboard" */
  from: string;
  preview: TablePreview;
  onLayout: (layout: TableLayout) => void;
  onSheet: (sheet: number) => void;
  onAgain: () => void;
}

/** How the table is read: guessed, and changed here. */
export function LayoutCard({ event, from, preview, onLayout, onSheet, onAgain }: Given) {
  const { layout, sheets, sheet } = preview;
  const hasDays = layout.kind === 'grid' || layout.kind === 'shifts';
  return (
    <Card
      title={`From ${from}`}
      sub={`${counted(preview.rows, 'row')}, ${counted(preview.columns, 'column')}`}
      actions={<Button onClick={onAgain}>Another table</Button>}
    >
      <div className={styles.choices}>
        {sheets.length > 1 && (
          <NativeSelect
            label="Sheet"
            value={String(sheet)}
            data={sheets.map((name, at) => ({ value: String(at), label: name }))}
            onChange={({ currentTarget }) => onSheet(Number(currentTarget.value))}
          />
        )}
        <NativeSelect
          label="It is a"
          value={layout.kind}
          data={kindChoices}
          onChange={({ currentTarget }) =>
            // Without columns the server guesses them for this kind.
            onLayout({
              kind: currentTarget.value as TableKind,
              headerRow: null,
              columns: [],
              date: layout.date,
            })
          }
        />
        {layout.kind !== 'grid' && (
          <NativeSelect
            label="Heads stand in"
            value={String(layout.headerRow ?? '')}
            data={[
              { value: '', label: 'no row' },
              ...preview.head.map((_, row) => ({ value: String(row + 1), label: `row ${row + 1}` })),
            ]}
            onChange={({ currentTarget }) =>
              onLayout({ ...layout, headerRow: Number(currentTarget.value) || null })
            }
          />
        )}
        {hasDays && (
          <NativeSelect
            label="Day, where none is written"
            value={layout.date ?? ''}
            data={[{ value: '', label: 'none' }, ...dateChoices(event)]}
            onChange={({ currentTarget }) => onLayout({ ...layout, date: currentTarget.value || null })}
          />
        )}
      </div>
      <Head preview={preview} onLayout={onLayout} />
    </Card>
  );
}

/** The first rows, with what each column is above it. */
function Head({ preview, onLayout }: Pick<Given, 'preview' | 'onLayout'>) {
  const { head, layout, rows } = preview;
  const width = Math.max(...head.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  const choices = fieldsOfKind[layout.kind].map((value) => ({ value, label: fieldWords[value] }));
  return (
    // Wider than a phone: it scrolls sideways, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it has to be reached to be scrolled
    <section className={styles.scroll} aria-label="The first rows" tabIndex={0}>
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.unseen}>Row</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnName(column)}
                <NativeSelect
                  aria-label={`Column ${columnName(column)} is`}
                  value={layout.columns[column] ?? 'nothing'}
                  data={choices}
                  onChange={({ currentTarget }) =>
                    onLayout(
                      withColumn(layout, column, currentTarget.value as (typeof choices)[number]['value']),
                    )
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sheet are known by their number
            <tr key={row} data-head={row + 1 === layout.headerRow || undefined}>
              <th scope="row">{row + 1}</th>
              {columns.map((column) => (
                <td key={column} data-read={(layout.columns[column] ?? 'nothing') !== 'nothing' || undefined}>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows > head.length && <p className={styles.more}>and {counted(rows - head.length, 'more row')}</p>}
    </section>
  );
}
