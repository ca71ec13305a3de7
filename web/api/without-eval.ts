import { config } from 'zod';

// The page's policy forbids code made from strings, which zod tries for speed as soon as a schema is made.
// Imported before everything else, by each entry.
config({ jitless: true });
