import { useElementSize } from '@mantine/hooks';
import { useRef } from 'react';

/** As wide as it is on the screen, or first was on paper: paper shrinks a chart, and one that followed that would never be done. */
export function useScreenWidth() {
  const { ref, width } = useElementSize();
  const onScreen = useRef(width);
  if (!matchMedia('print').matches || onScreen.current === 0) onScreen.current = width;
  return { ref, width: onScreen.current };
}
