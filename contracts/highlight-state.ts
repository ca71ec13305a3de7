import { z } from 'zod';

/** A file of its own: the tablet needs nothing else of highlights. */
export const highlightState = z.enum(['draft', 'ready', 'approved']);
