import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, line, rowFields, wholeNumber } from './fields.ts';

const representativeRow = z.object({
  ...rowFields,
  boothId: id,
  personId: id,
  personName: line(120),
  position: wholeNumber(0, 1000),
});

export const representatives = eventCollection({
  noun: 'representatives',
  one: 'a representative',
  read: 'read',
  write: 'lead',
  row: representativeRow,
  input: z.strictObject({ boothId: id, personId: id, position: wholeNumber(0, 1000).default(0) }),
  change: z.strictObject({ position: wholeNumber(0, 1000) }).partial(),
  query: { boothId: id.optional() },
  errors: ['wrong-event', 'not-your-booth'],
});
