import { Button, Group } from '@mantine/core';
import { CopyButton } from '../../parts/CopyButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { CopyField } from './CopyField.tsx';
import { QrCode } from './QrCode.tsx';
import styles from './shown-once.module.css';

export interface ShownSecret {
  title: string;
  sentence: string;
  /** In very large type: an enrolment code. */
  large?: string;
  label: string;
  value: string;
  /** "link", "token" */
  what: string;
  hasQr?: boolean;
  /** Texts with the secret in them, ready to send. */
  messages?: readonly { label: string; text: string; done: string }[];
}

/** A secret that the server keeps no copy of: shown large, to scan and to copy. */
export function ShownOnce(props: ShownSecret & { onClose: () => void }) {
  return (
    <Dialog onClose={props.onClose} title={props.title} size="lg" isKept>
      <p className={styles.sentence}>{props.sentence}</p>
      {(props.hasQr === true || props.large !== undefined) && (
        <div className={styles.pair}>
          {props.hasQr === true && (
            <div className={styles.qr}>
              <QrCode text={props.value} label={`QR code of the ${props.what}`} />
            </div>
          )}
          {props.large !== undefined && <p className={styles.large}>{props.large}</p>}
        </div>
      )}
      <CopyField label={props.label} value={props.value} what={props.what} />
      {props.messages !== undefined && (
        <Group mt="sm">
          {props.messages.map((message) => (
            <CopyButton key={message.label} variant="default" {...message} />
          ))}
        </Group>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="filled" onClick={props.onClose}>
          Done
        </Button>
      </Group>
    </Dialog>
  );
}
