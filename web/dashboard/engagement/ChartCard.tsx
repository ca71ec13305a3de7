import { Button, Table } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import { type EngagementTable, getEngagementFile } from '#contracts/engagement';
import { urlOf } from '#web/api/client.ts';
import { Card } from '../parts/Card.tsx';
import { isTable, withTable } from './address.ts';
import classes from './Engagement.module.css';
import type { View } from './view.ts';

interface TableOf {
  caption?: string;
  /** Figures stand at the right. */
  heads: { label: string; isFigure?: boolean }[];
  rows: { key: string; cells: ReactNode[] }[];
}

interface Given {
  view: View;
  name: EngagementTable;
  title: string;
  sub?: ReactNode;
  /** The same figures as the chart. */
  table: () => TableOf;
  children: ReactNode;
}

/** A question with its chart, which is a table at a press, and a file at another. */
export function ChartCard({ view, name, title, sub, table, children }: Given) {
  const { of, shown, asked, onChange } = view;
  const isShown = isTable(shown, name);
  const file = urlOf(getEngagementFile, {
    params: { event: of.event.slug, table: name, format: 'csv' },
    query: asked,
  });
  const actions = (
    <div className={classes.cardActions}>
      <Button
        variant="subtle"
        size="xs"
        aria-label={`${title}: show as ${isShown ? 'chart' : 'table'}`}
        onClick={() => onChange({ tables: withTable(shown, name, !isShown) })}
        leftSection={isShown ? <IconChartBar size={16} stroke={1.9} /> : <IconTable size={16} stroke={1.9} />}
      >
        {isShown ? 'Chart' : 'Table'}
      </Button>
      <Button
        component="a"
        href={file}
        download
        variant="subtle"
        size="xs"
        aria-label={`${title}: download as CSV`}
        leftSection={<IconDownload size={16} stroke={1.9} />}
      >
        CSV
      </Button>
    </div>
  );
  return (
    <Card title={title} sub={sub} actions={actions} bleed={isShown}>
      {isShown ? <FigureTable title={title} {...table()} /> : children}
    </Card>
  );
}

function FigureTable({ title, caption, heads, rows }: TableOf & { title: string }) {
  const right = (index: number) =>
    heads[index]?.isFigure ? classes.right : index === 0 ? classes.first : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className={classes.scroll} tabIndex={0} aria-label={`${title}, table`}>
      <Table style={{ '--columns': heads.length } as CSSProperties}>
        {caption !== undefined && <Table.Caption className={classes.caption}>{caption}</Table.Caption>}
        <Table.Thead>
          <Table.Tr>
            {heads.map(({ label }, index) => (
              <Table.Th key={label} className={right(index)}>
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, index) => (
                <Table.Td key={heads[index]?.label} className={right(index)}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
