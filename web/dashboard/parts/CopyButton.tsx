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
    await copyText(text);
    notifyDone(done);
  };
  return (
    <Button {...looks} leftSection={<IconCopy size={16} stroke={1.9} />} onClick={copy}>
      {label}
    </Button>
  );
}

/** The clipboard of the browser exists only over https; the old way works everywhere. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
