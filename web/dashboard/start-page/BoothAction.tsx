import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useMay } from '../set-up/may.ts';
import { AskDialog } from './AskDialog.tsx';
import { boothsToAsk, canBeSentLink, messageFor, type OverviewBooth, type OverviewEvent } from './missing.ts';
import classes from './StartPage.module.css';

/** The one next step for a booth: ask its people, or read what they wrote. */
export function BoothAction({ booth, event }: { booth: OverviewBooth; event: OverviewEvent }) {
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  if (boothsToAsk(event).includes(booth))
    return (
      <Group gap={4} justify="flex-end" wrap="nowrap" className={classes.action}>
        {may.booths && canBeSentLink(booth, event) && (
          <Button
            size="xs"
            variant="subtle"
            aria-label={`With a link…: ${booth.name}`}
            onClick={() => setAsking(true)}
          >
            With a link…
          </Button>
        )}
        <CopyButton
          size="xs"
          label="Copy message"
          text={messageFor(booth, event)}
          done={`Message for ${booth.name} copied.`}
        />
        {isAsking && <AskDialog booth={booth} event={event} onClose={() => setAsking(false)} />}
      </Group>
    );
  if (booth.paragraph !== 'ready') return null;
  return (
    <Button
      className={classes.action}
      size="xs"
      renderRoot={(props) => (
        <Link
          to="/events/$event/paragraphs"
          params={{ event: event.slug }}
          search={{ booth: booth.slug }}
          {...props}
        />
      )}
    >
      Read paragraph
    </Button>
  );
}
