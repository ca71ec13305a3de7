import { booths } from '#contracts/booths';
import { kiosks } from '#contracts/kiosks';
import { slots } from '#contracts/slots';
import { useCurrentRows } from '../parts/collection.ts';
import { plateOf } from './plates.ts';

/** The booths of an event with their names and plates, for choices and lists. `event` is a slug. */
export function useBooths(event: string) {
  const rows = useCurrentRows(booths.list, event);
  const slotRows = useCurrentRows(slots.list, event);
  const kioskRows = useCurrentRows(kiosks.list, event);
  return {
    rows,
    choices: rows.map((booth) => ({ value: booth.id, label: booth.name })),
    nameOf: (boothId: string) => rows.find((booth) => booth.id === boothId)?.name ?? 'An archived booth',
    plateOf: (boothId: string) => plateOf(boothId, slotRows, kioskRows),
  };
}
