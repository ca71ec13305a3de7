import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { SectionsBar } from './SectionsBar.tsx';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';
import { TopBarSlot } from './TopBarNote.tsx';

export function Shell() {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  // Where rows are pressed by thumb, what is said of the last one does not lie over the next.
  const isNarrow = useMediaQuery('(width < 900px)', undefined, { getInitialValueInEffect: false });
  return (
    <TopBarSlot value={slot}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      <TopBar noteRef={setSlot} />
      <SectionsBar />
      <Outlet />
      <Notifications position={isNarrow ? 'top-center' : 'bottom-right'} autoClose={6000} />
    </TopBarSlot>
  );
}
