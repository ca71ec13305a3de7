import { z } from 'zod';

/** Who said something: a person signed in, a tablet or phone, or a program. Null where nobody is known. */
export const speaker = z
  .object({ kind: z.enum(['account', 'device', 'token']), name: z.string() })
  .nullable();
