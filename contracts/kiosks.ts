import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { line, rowFields } from './fields.ts';

const fields = { label: line(20) };

const kioskRow = z.object({ ...rowFields, ...fields });

export const kiosks = eventCollection({
  noun: 'kiosks',
  one: 'a kiosk',
  read: 'read',
  write: 'manager',
  row: kioskRow,
  input: z.strictObject(fields),
  change: z.strictObject(fields).partial(),
});
