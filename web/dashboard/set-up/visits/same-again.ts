import { useRef } from 'react';

/**
 * What was sent without an answer is sent again as the very same, so that it is on the record once. Something else that
 * is said gets ids of its own.
 */
export function useSameAgain<Body>() {
  const last = useRef<{ key: string; body: Body } | null>(null);
  return (key: string, make: () => Body): Body => {
    if (last.current?.key !== key) last.current = { key, body: make() };
    return last.current.body;
  };
}
