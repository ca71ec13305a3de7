import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** The next step of an event without booths. @param event its slug */
export function ToBooths({ event }: { event: string }) {
  return (
    <Button
      variant="filled"
      renderRoot={(props) => <Link to="/events/$event/set-up/booths" params={{ event }} {...props} />}
    >
      Add booths
    </Button>
  );
}
