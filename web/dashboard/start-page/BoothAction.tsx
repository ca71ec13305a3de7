import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CopyButton } from '../parts/CopyButton.tsx';
import { boothsToAsk, messageFor, type OverviewBooth, type OverviewEvent } from './missing.ts';

/** The one next step for a booth: ask its people, or read what they wrote. */
export function BoothAction({ booth, event }: { booth: OverviewBooth; event: OverviewEvent }) {
  if (boothsToAsk(event).includes(booth))
    return (
      <CopyButton
        size="xs"
        label="Copy message"
        text={messageFor(booth, event)}
        done={`Message for ${booth.name} copied.`}
      />
    );
  if (booth.paragraph !== 'ready') return null;
  return (
    <Button
      size="xs"
      renderRoot={(props) => (
        <Link to="/events/$event/summary" params={{ event: event.slug }} hash={booth.slug} {...props} />
      )}
    >
      Read paragraph
    </Button>
  );
}
