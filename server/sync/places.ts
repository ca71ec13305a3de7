import type { Reader } from '../database/sql.ts';
import { type Place, placeKey } from './rules.ts';

/**
 * Those of these places where the device may count: it is or was placed there, or it is a tablet and the booth shares a
 * kiosk with one where it is or was. A taken-over kiosk may be heard of only from the taps: the tablet had no network.
 */
export async function listPlaces(reader: Reader, asked: Place[]): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const rows = await reader<Place[]>`
    select asked.device_id, asked.booth_id
    from unnest(
      ${asked.map(({ deviceId }) => deviceId)}::uuid[], ${asked.map(({ boothId }) => boothId)}::uuid[]
    ) as asked (device_id, booth_id)
    join devices d on d.id = asked.device_id
    where exists (
      select from device_placements p where p.device_id = d.id and p.booth_id = asked.booth_id
    ) or (d.kind = 'tablet' and exists (
      select from device_placements p
      join slots here on here.booth_id = p.booth_id and here.archived_at is null
      join slots there on there.kiosk_id = here.kiosk_id and there.archived_at is null
      where p.device_id = d.id and there.booth_id = asked.booth_id
    ))`;
  return new Set(rows.map(placeKey));
}
