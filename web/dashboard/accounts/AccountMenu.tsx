import { Popover, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';
import { notifyNotDone } from '../parts/notify.ts';
import classes from './AccountMenu.module.css';
import { PasswordDialog } from './PasswordDialog.tsx';
import { roleWords } from './roles.ts';
import { useAccount } from './session.ts';

export function AccountMenu() {
  const account = useAccount();
  const signOut = useSignOut();
  const [isChanging, changing] = useDisclosure(false);
  const [isOpen, menu] = useDisclosure(false);
  if (account === null) return null;
  const changePassword = () => {
    menu.close();
    changing.open();
  };
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={(open) => (open ? menu.open() : menu.close())}
        position="bottom-end"
        width={260}
        trapFocus
        withinPortal={false}
        returnFocus
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.me}
            aria-label={`Account of ${account.name}`}
            onClick={menu.toggle}
          >
            {initialsOf(account.name)}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.dropdown}>
          <div className={classes.who}>
            <b>{account.name}</b>
            <span>{account.email}</span>
            <span>{roleWords[account.role]}</span>
          </div>
          <ColorScheme />
          <UnstyledButton className={classes.item} onClick={changePassword}>
            Change password…
          </UnstyledButton>
          <UnstyledButton className={classes.item} onClick={signOut}>
            Sign out
          </UnstyledButton>
        </Popover.Dropdown>
      </Popover>
      {isChanging && <PasswordDialog onClose={changing.close} />}
    </>
  );
}

function ColorScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.scheme}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Colours of the screen"
        value={colorScheme}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
        data={[
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
          { value: 'auto', label: 'System' },
        ]}
      />
    </div>
  );
}

function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    try {
      await call(session.delete, {});
      queryClient.clear();
      await router.navigate({ to: '/sign-in' });
    } catch (error) {
      notifyNotDone('You are still signed in.', error);
    }
  };
}

/** "PM" for Priya Menon. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => Array.from(word ?? '').at(0) ?? '')
    .join('')
    .toUpperCase();
}
