import { Button, type ButtonProps } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { notifyDone } from './notify.ts';

interface Given extends Pick<ButtonProps, 'size' | 'variant'> {
  /** What lands in the clipboard. */
  text: string;
  /** "Copy message" */
  label: string;
  /** "Message to Copa copied." */
  done: string;
}

export function CopyButton({ text, label, done, ...looks }: Given) {
  const copy = async () => {
    if (await copyText(text)) notifyDone(done);
    else
      notifyDone('Nothing was copied: the browser does not allow it. Select the text and copy it yourself.');
  };
  return (
    <Button {...looks} leftSection={<IconCopy size={16} stroke={1.9} />} onClick={copy}>
      {label}
    </Button>
  );
}

/**
 * The clipboard of the browser exists only over https, and may be refused; the old way works nearly everywhere. False where
 * it does not.
 */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

function copyBySelecting(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  // In a dialog the focus may not leave it.
  (focused?.parentElement ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
