import type { DeviceState } from '#contracts/devices';

type Other = DeviceState['counting'][number]['others'][number];

export interface Row {
  id: string;
  name: string;
  kind: Other['kind'] | 'several';
  visitors: number;
}

const MOST_NAMED = 3;

/**
 * Who else counted at this booth today. The rows and what this device counted itself add up to the booth's total: what no
 * named device accounts for (a device that is gone, a correction of a lead, a newer figure) stands as "Others".
 */
export function othersAtBooth({
  own,
  total,
  others,
}: {
  own: number;
  total: number;
  others: readonly Other[];
}): Row[] {
  const named = others.slice(0, others.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED);
  const rest = total - own - named.reduce((sum, { visitors }) => sum + visitors, 0);
  const rows: Row[] = named.map(({ id, name, kind, visitors }) => ({ id, name, kind, visitors }));
  return rest > 0 ? [...rows, { id: 'others', name: 'Others', kind: 'several', visitors: rest }] : rows;
}
