import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { feedbackKind } from '#contracts/feedback';
import type { FeedbackBoard } from '#contracts/feedback-board';
import classes from './Feedback.module.css';
import type { FeedbackInAddress } from './feedback-in-address.ts';
import { filterWords, kindWords } from './feedback-words.ts';

interface Given {
  board: FeedbackBoard;
  filter: FeedbackInAddress;
  onFilter: (filter: FeedbackInAddress) => void;
}

/** What is shown; it stands in the address, so that a link shows the same. */
export function BoardFilters({ board, filter, onFilter }: Given) {
  const list = { clearable: true, searchable: true, openOnFocus: false };
  const set = (change: FeedbackInAddress) => onFilter({ ...filter, ...change });
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label="Words"
        placeholder="Search text and answers"
        maxLength={200}
        value={filter.search ?? ''}
        onChange={({ currentTarget: { value } }) => set({ search: value === '' ? undefined : value })}
      />
      <Select
        {...list}
        label="Kind"
        placeholder="Every kind"
        data={feedbackKind.options.map((value) => ({ value, label: kindWords[value] }))}
        value={filter.kind ?? null}
        onChange={(value) =>
          set({
            kind: feedbackKind
              .optional()
              .catch(undefined)
              .parse(value ?? undefined),
          })
        }
      />
      <Select
        {...list}
        label="Topic"
        placeholder="Every topic"
        data={board.topics.map(({ slug, label }) => ({ value: slug, label }))}
        value={filter.topic ?? null}
        onChange={(topic) => set({ topic: topic ?? undefined })}
      />
      <Select
        {...list}
        label="Booth"
        placeholder="Every booth"
        data={board.booths.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={filter.booth ?? null}
        onChange={(booth) => set({ booth: booth ?? undefined })}
      />
      <Checkbox
        className={classes.unanswered}
        label="Without an answer"
        checked={filter.unanswered === true}
        onChange={({ currentTarget: { checked } }) => set({ unanswered: checked ? true : undefined })}
      />
      {filterWords(board, filter) !== null && (
        <Button variant="subtle" onClick={() => onFilter({})}>
          Clear filters
        </Button>
      )}
    </search>
  );
}
