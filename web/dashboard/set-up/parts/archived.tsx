import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import styles from './list.module.css';

const UNDO_MS = 10_000;

/** Says that something went to the archive and offers to take it out again. */
export const notifyArchived = (name: string, undo: () => Promise<void>): void =>
  notifyUndoable(`${name} is in the archive.`, undo);

/** Says what was done and offers to take it back. */
export function notifyUndoable(said: string, undo: () => Promise<void>, label = 'Undo'): void {
  const id = notifications.show({
    autoClose: UNDO_MS,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text className={styles.archived}>{said}</Text>
        <Button
          className={styles.undo}
          onClick={() => {
            notifications.hide(id);
            void undo();
          }}
        >
          {label}
        </Button>
      </Group>
    ),
  });
}
