import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { TableSource } from '#contracts/tables';
import { FormAlert } from '../../accounts/FormError.tsx';
import { Card } from '../../parts/Card.tsx';
import styles from './spreadsheet.module.css';
import { TableDownloads } from './TableDownloads.tsx';
import { sourceOf } from './use-table.ts';

const EXAMPLE = 'Time\tCopa\tDrasi\nTuesday, November 11\n10:45 AM – 1:00 PM\tAna Medina, Ben Okoro\tTBD';

interface Given {
  /** Its slug. */
  event: string;
  onLook: (source: TableSource, from: string) => void;
}

/** The first step: paste, or choose a file. */
export function GivingCard({ event, onLook }: Given) {
  const [text, setText] = useState('');
  const [why, setWhy] = useState<string | null>(null);
  const read = async (file: File | null) => {
    if (file === null) return;
    const source = await sourceOf(file);
    if ('why' in source) setWhy(source.why);
    else onLook(source, file.name);
  };
  return (
    <Card
      title="Spreadsheet"
      actions={<TableDownloads event={event} of={['grid', 'shifts', 'representatives', 'people']} />}
      intro="Start from the spreadsheet that you have: times down, booths across and names in the cells; or a list of shifts, representatives or people. You see what it would make before anything is stored. What is there already stays as it is."
    >
      <form
        className={styles.giving}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') setWhy('Copy the cells in your spreadsheet, and paste them here.');
          else onLook({ kind: 'text', text }, 'the clipboard');
        }}
      >
        <Textarea
          label="Cells from a spreadsheet"
          description="Select them with their heads, copy, and paste here."
          placeholder={EXAMPLE}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onPaste={(event) => {
            // A browser takes many seconds to type thousands of lines into a field that is empty.
            if (text !== '') return;
            event.preventDefault();
            setText(event.clipboardData.getData('text/plain'));
          }}
          rows={10}
          spellCheck={false}
          classNames={{ input: styles.cells ?? '' }}
        />
        <FormAlert text={why} />
        <div className={styles.buttons}>
          <Button type="submit" variant="filled">
            Look at it
          </Button>
          <FileButton
            onChange={(file) => void read(file)}
            accept=".csv,.tsv,.txt,.xlsx"
            inputProps={{ 'aria-label': 'File' }}
          >
            {(props) => (
              <Button {...props} leftSection={<IconFileImport size={16} stroke={1.9} />}>
                Choose a CSV or XLSX file
              </Button>
            )}
          </FileButton>
        </div>
      </form>
    </Card>
  );
}
