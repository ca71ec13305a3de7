import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getSummary } from '#contracts/report';
import { urlOf } from '#web/api/client.ts';
import { eventsQuery } from '../shell/events.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { briefs, type FileOffer, figures, texts } from './file-offers.ts';

interface Given {
  event: string;
  edition: 'internal' | 'post';
  booth?: string[] | undefined;
  drafts?: 'left-out' | undefined;
  frontMatter?: boolean | undefined;
}

export function Downloads({ event, edition, booth, drafts, frontMatter }: Given) {
  const hrefOf = ({ format, paper, of = edition }: FileOffer) =>
    urlOf(getSummary, {
      params: { event, format },
      query: { edition: of, booth, drafts, frontMatter, paper },
    });
  const others = useQuery(eventsQuery).data?.items.filter(({ slug }) => slug !== event) ?? [];
  const [isComparing, setComparing] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button
            leftSection={<IconDownload size={16} stroke={1.9} />}
            rightSection={<IconChevronDown size={16} stroke={1.9} />}
          >
            Download
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(edition === 'post' ? texts : [...texts, ...figures, ...briefs]).map((file) => (
            <Menu.Item key={file.name} component="a" href={hrefOf(file)} download>
              {file.name}
            </Menu.Item>
          ))}
          {edition === 'internal' && others.length > 0 && (
            <Menu.Item onClick={() => setComparing(true)}>Compared with another event…</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isComparing && <CompareDialog event={event} others={others} onClose={() => setComparing(false)} />}
    </>
  );
}
