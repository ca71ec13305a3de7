import { BoothName } from '../../parts/Plate.tsx';
import type { useBooths } from './booths.ts';

/** The column that says whose a row is: plate and name of its booth. */
export function boothColumn({ plateOf, nameOf }: ReturnType<typeof useBooths>) {
  return {
    head: 'Booth',
    once: (row: { boothId: string }) => row.boothId,
    cell: (row: { boothId: string }) => <BoothName kiosk={plateOf(row.boothId)} name={nameOf(row.boothId)} />,
  };
}
