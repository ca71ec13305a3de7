import { IconFileExport } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { saveToFile, unsentItems } from './save-to-file.ts';

/** The way out for what the server does not have: only there while something is unsent. */
export function SaveUnsent() {
  const tablet = useTablet();
  const { unsent } = useTabletState(({ unsent }) => ({ unsent }));
  if (unsent.length === 0) return null;
  return (
    <Button onPress={() => saveToFile(tablet, unsentItems(unsent))}>
      <IconFileExport size={20} stroke={1.9} aria-hidden />
      Save unsent to a file
    </Button>
  );
}
