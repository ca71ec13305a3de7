import type { Who } from '../shift/use-shift.ts';

/** Stands among the PINs of this device like a person, so that wrong ones cost a wait too. */
export const SCREEN: Who = { personId: 'this-screen', name: 'this screen' };

/** Minutes without a touch. */
export const coverChoices = [5, 15, 60] as const;

/** "15 min", "1 h" */
export const afterWords = (minutes: number) => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
