import { DoorPage } from '../accounts/DoorPage.tsx';
import { ToAllEvents } from '../parts/ToAllEvents.tsx';

export function NotFound() {
  return (
    <DoorPage title="There is no page at this address">
      <p>The link may be old, or a letter is missing.</p>
      <ToAllEvents />
    </DoorPage>
  );
}
