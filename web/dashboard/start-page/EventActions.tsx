import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { CopyButton } from '../parts/CopyButton.tsx';
import { boothsToAsk, messageFor, missingParagraphsText, type OverviewEvent } from './missing.ts';

/** Where to go from an event's card, and what to copy for everybody at once. */
export function EventActions({ event }: { event: OverviewEvent }) {
  const asked = boothsToAsk(event);
  const paragraphs = event.state === 'coming' ? null : missingParagraphsText(event.name, event.booths);
  const params = { event: event.slug };
  return (
    <>
      {asked.length > 1 && (
        <CopyButton
          size="xs"
          variant="subtle"
          label={`Copy all ${asked.length} messages`}
          text={asked.map((booth) => messageFor(booth, event)).join('\n\n')}
          done={`${asked.length} messages copied.`}
        />
      )}
      {paragraphs !== null && (
        <CopyButton
          size="xs"
          variant="subtle"
          label="Copy missing paragraphs"
          text={paragraphs}
          done="List of missing paragraphs copied."
        />
      )}
      <Button
        size="xs"
        variant="subtle"
        renderRoot={(props) => <Link to="/events/$event/now" params={params} {...props} />}
      >
        Now
      </Button>
      <Button
        size="xs"
        variant="subtle"
        rightSection={<IconChevronRight size={16} stroke={1.9} />}
        renderRoot={(props) => <Link to="/events/$event/summary" params={params} {...props} />}
      >
        Summary
      </Button>
    </>
  );
}
