import { Button, Group, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import { getSummary } from '#contracts/report';
import { urlOf } from '#web/api/client.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { type FileOffer, figures, texts } from './file-offers.ts';
import classes from './Summary.module.css';

const offers: readonly FileOffer[] = [...texts, ...figures];

interface Given {
  event: string;
  others: readonly EventRow[];
  onClose: () => void;
}

/** The same projects at another event beside this one, as a file. */
export function CompareDialog({ event, others, onClose }: Given) {
  const [other, setOther] = useState(others[0]?.slug ?? null);
  const [name, setName] = useState<string | null>(offers[0]?.name ?? null);
  const offer = offers.find((one) => one.name === name);
  return (
    <Dialog title="Compare with which event?" onClose={onClose}>
      <div className={classes.compare}>
        <p>Each project has its figures at both events. A difference is told only where both are known.</p>
        <Select
          label="Compared with"
          data={others.map(({ slug, name: label }) => ({ value: slug, label }))}
          value={other}
          onChange={setOther}
          allowDeselect={false}
          searchable
        />
        <Select
          label="Format"
          data={offers.map((one) => one.name)}
          value={name}
          onChange={setName}
          allowDeselect={false}
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>Close</Button>
          {other !== null && offer !== undefined && (
            <Button
              variant="filled"
              component="a"
              href={urlOf(getSummary, {
                params: { event, format: offer.format },
                query: { with: other, paper: offer.paper },
              })}
              download
              leftSection={<IconDownload size={16} stroke={1.9} />}
            >
              Download the comparison
            </Button>
          )}
        </Group>
      </div>
    </Dialog>
  );
}
