import { counted } from '../../names.ts';

interface OfSeries {
  id: string;
  startsAt: number;
  row: { seriesId: string | null };
}

/**
 * What may go to the archive with a shift: it alone, those of its series from it on, the whole series; each only where it
 * says something else than the one before.
 * @param known the shifts that are not in the archive
 */
export function archivable<Shift extends OfSeries>(shift: Shift, known: readonly Shift[]) {
  const { seriesId } = shift.row;
  const all = known
    .filter(({ row }) => seriesId !== null && row.seriesId === seriesId)
    .toSorted((one, other) => one.startsAt - other.startsAt);
  const on = all.filter(({ startsAt }) => startsAt >= shift.startsAt);
  const isPart = on.length > 1 && on.length < all.length;
  return [
    { value: 'shift', label: 'Only this shift', shifts: [shift] },
    ...(isPart
      ? [{ value: 'on', label: `Its series from here on, ${counted(on.length, 'shift')}`, shifts: on }]
      : []),
    ...(all.length > 1
      ? [{ value: 'series', label: `Its whole series, ${counted(all.length, 'shift')}`, shifts: all }]
      : []),
  ];
}
