// The page's policy forbids code made from strings, which zod tries for speed as soon as a schema is made. It shares its
// settings between its copies under this name, and looks there when it is loaded: later than the tablet's counter.
// Imported before everything else, by each entry.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
