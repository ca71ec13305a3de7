import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { getSummary, type SummaryChoices, type summaryFormats } from '#contracts/report';
import { urlOf } from '#web/api/client.ts';

interface FileOffer {
  name: string;
  format: (typeof summaryFormats)[number];
  paper?: SummaryChoices['paper'];
  /** Where it is of another edition than the one that is shown. */
  of?: SummaryChoices['edition'];
}

const texts: readonly FileOffer[] = [
  { name: 'Markdown', format: 'md' },
  { name: 'HTML, one file', format: 'html' },
  { name: 'PDF, A4', format: 'pdf', paper: 'a4' },
  { name: 'PDF, Letter', format: 'pdf', paper: 'letter' },
];
/** Of a post there is text only; the figures are those of the internal edition. */
const figures: readonly FileOffer[] = [
  { name: 'CSV, a row for each booth', format: 'csv' },
  { name: 'CSV, every table in a zip', format: 'zip' },
  { name: 'Excel, a sheet for each table', format: 'xlsx' },
  { name: 'JSON', format: 'json' },
];
const briefs: readonly FileOffer[] = [
  { name: 'Briefs, a page for each booth: PDF, A4', format: 'pdf', paper: 'a4', of: 'brief' },
  { name: 'Briefs, a page for each booth: PDF, Letter', format: 'pdf', paper: 'letter', of: 'brief' },
];

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
  return (
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
      </Menu.Dropdown>
    </Menu>
  );
}
