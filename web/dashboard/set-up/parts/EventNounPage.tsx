import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import type { Row } from './collection.ts';
import type { Values } from './fields.ts';
import { NounPage, type NounPageProps } from './NounPage.tsx';

interface Props<R extends Row, V extends Values, Input, Change>
  extends Omit<NounPageProps<R, V, Input, Change>, 'event' | 'isReadOnly'> {
  /** Who changes it: managers, or booth leads too. */
  changedBy: 'managers' | 'leads';
}

/** A set-up noun of the event in the address. */
export function EventNounPage<R extends Row, V extends Values, Input, Change>({
  changedBy,
  ...page
}: Props<R, V, Input, Change>) {
  const event = useEvent();
  const may = useMay();
  const isReadOnly = changedBy === 'managers' ? !may.manage : !may.booths;
  return <NounPage {...page} event={event.slug} isReadOnly={isReadOnly} />;
}
