import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** List or grid, as the address says. */
export function useShiftsView(): 'list' | 'grid' {
  const { view } = useSearch({ strict: false });
  return view === 'grid' ? 'grid' : 'list';
}

export function ViewSwitch() {
  const view = useShiftsView();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  return (
    <SegmentedControl
      size="sm"
      aria-label="View"
      value={view}
      data={[
        { value: 'list', label: 'List' },
        { value: 'grid', label: 'Grid' },
      ]}
      onChange={(chosen) =>
        void navigate({
          to: '.',
          search: { ...search, view: chosen === 'grid' ? 'grid' : undefined },
          replace: true,
        })
      }
    />
  );
}
