import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { tables } from '#contracts/tables';
import { urlOf } from '#web/api/client.ts';

type Table = 'grid' | 'shifts' | 'representatives' | 'people';

interface Given {
  /** Its slug; people stand across events. */
  event?: string;
  /** What is offered, in order. */
  of: readonly Table[];
}

const words: Record<Table, string> = {
  grid: 'Grid of shifts',
  shifts: 'List of shifts',
  representatives: 'Representatives',
  people: 'People',
};
const formats = ['xlsx', 'csv'] as const;

/** Tables to take along, in a form that can be read in again. */
export function TableDownloads({ event, of }: Given) {
  return (
    <Menu>
      <Menu.Target>
        <Button leftSection={<IconDownload size={16} stroke={1.9} />}>Download</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {of.flatMap((table) =>
          formats.map((format) => (
            <Menu.Item
              key={`${table}-${format}`}
              component="a"
              href={addressOf(table, format, event)}
              download
            >
              {words[table]}, {format.toUpperCase()}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function addressOf(table: Table, format: string, event: string | undefined): string {
  return table === 'people' || event === undefined
    ? urlOf(tables.peopleFile, { params: { format } })
    : urlOf(tables.file, { params: { event, table, format } });
}
