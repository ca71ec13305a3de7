import type { Who } from '../shift/use-shift.ts';

/** Stands among the PINs of this device like a person, so that wrong ones cost a wait too. */
export const SCREEN: Who = { personId: 'this-screen', name: 'this screen' };
