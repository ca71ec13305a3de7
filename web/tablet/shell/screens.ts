import { navigate, usePathname } from 'wouter/use-browser-location';

const paths = { count: '/tablet/', status: '/tablet/status', connect: '/tablet/connect' } as const;

export type Screen = keyof typeof paths;

export const pathOf = (screen: Screen): string => paths[screen];

/** The screen that the address names; counting for anything else. */
export function useScreen(): Screen {
  const path = usePathname().replace(/\/$/, '');
  if (path === paths.status) return 'status';
  return path === paths.connect ? 'connect' : 'count';
}

export function goTo(screen: Screen, options: { replace?: boolean } = {}): void {
  navigate(paths[screen], options);
}
