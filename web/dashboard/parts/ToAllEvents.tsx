import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** The way out of a page that is not there. */
export function ToAllEvents() {
  return (
    <Button variant="filled" renderRoot={(props) => <Link to="/" {...props} />}>
      Go to all events
    </Button>
  );
}
