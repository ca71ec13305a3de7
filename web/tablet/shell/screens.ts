import { navigate, usePathname } from 'wouter/use-browser-location';

const paths = {
  count: '/tablet/',
  notes: '/tablet/notes',
  shift: '/tablet/shift',
  recent: '/tablet/recent',
  status: '/tablet/status',
  connect: '/tablet/connect',
} as const;

export type Screen = keyof typeof paths;
const screens: readonly Screen[] = ['notes', 'shift', 'recent', 'status', 'connect'];

export const pathOf = (screen: Screen): string => paths[screen];

/** The screen that the address names; counting for anything else. */
export function useScreen(): Screen {
  const path = usePathname().replace(/\/$/, '');
  return screens.find((screen) => paths[screen] === path) ?? 'count';
}

export function goTo(screen: Screen, options: { replace?: boolean } = {}): void {
  navigate(paths[screen], options);
}
