import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import type { Row } from './collection.ts';
import type { Values } from './fields.ts';
import { NounPage, type NounPageProps } from './NounPage.tsx';
import { noBooth, useHasNoBooth } from './no-booth.tsx';

interface Props<R extends Row, V extends Values, Input, Change extends object>
  extends Omit<NounPageProps<R, V, Input, Change>, 'event' | 'isReadOnly' | 'isTooEarly'> {
  /** Who changes it: managers, or booth leads too. */
  changedBy: 'managers' | 'leads';
  /** Each is of a booth: without any there is nothing to add. */
  isOfBooth?: boolean;
}

/** A set-up noun of the event in the address. */
export function EventNounPage<R extends Row, V extends Values, Input, Change extends object>({
  changedBy,
  isOfBooth = false,
  ...page
}: Props<R, V, Input, Change>) {
  const event = useEvent();
  const may = useMay();
  const isTooEarly = useHasNoBooth(event.slug) && isOfBooth;
  const isReadOnly = changedBy === 'managers' ? !may.manage : !may.booths;
  return (
    <NounPage
      {...page}
      event={event.slug}
      isReadOnly={isReadOnly}
      isTooEarly={isTooEarly}
      empty={isTooEarly ? noBooth(event.slug, may.manage) : page.empty}
    />
  );
}
