import { Button, Select, TextInput } from '@mantine/core';
import { followUpStates } from '#contracts/follow-ups';
import classes from './FollowUps.module.css';
import { stateWords } from './follow-up-words.ts';
import { type FollowUpsInAddress, followUpsInAddress } from './follow-ups-in-address.ts';

interface Given {
  /** By slug. */
  booths: readonly { value: string; label: string }[];
  owners: readonly string[];
  filter: FollowUpsInAddress;
  onFilter: (filter: FollowUpsInAddress) => void;
}

/** What is shown; it stands in the address, so that a link shows the same. */
export function FollowUpFilters({ booths, owners, filter, onFilter }: Given) {
  const list = { clearable: true, searchable: true, openOnFocus: false };
  const set = (change: FollowUpsInAddress) => onFilter({ ...filter, ...change });
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label="Words"
        placeholder="Search what was promised"
        maxLength={200}
        value={filter.search ?? ''}
        onChange={({ currentTarget: { value } }) => set({ search: value === '' ? undefined : value })}
      />
      <Select
        {...list}
        label="State"
        placeholder="Every state"
        data={followUpStates.map((value) => ({ value, label: stateWords[value] }))}
        value={filter.state ?? null}
        onChange={(state) => set({ state: followUpsInAddress.parse({ state: state ?? undefined }).state })}
      />
      <Select
        {...list}
        label="Booth"
        placeholder="Every booth"
        data={[...booths]}
        value={filter.booth ?? null}
        onChange={(booth) => set({ booth: booth ?? undefined })}
      />
      <Select
        {...list}
        label="Who does it"
        placeholder="Anybody"
        data={[...owners]}
        value={filter.owner ?? null}
        onChange={(owner) => set({ owner: owner ?? undefined })}
      />
      {Object.values(filter).some((each) => each !== undefined) && (
        <Button variant="subtle" onClick={() => onFilter({})}>
          Clear filters
        </Button>
      )}
    </search>
  );
}
