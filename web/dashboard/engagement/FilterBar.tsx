import { Button, MultiSelect, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFilterOff } from '@tabler/icons-react';
import { NOT_SAID } from '#contracts/engagement';
import { audiences, offeredSectors } from '#contracts/visitor-words';
import { DaySwitch } from '../parts/DaySwitch.tsx';
import { useEvent } from '../shell/events.ts';
import { hasFilters, isRange, noFilters, noRange } from './address.ts';
import classes from './Engagement.module.css';
import { shareWords } from './engagement-words.ts';
import { RangeFields } from './RangeFields.tsx';
import type { View } from './view.ts';

/** Range, filters and comparison; each is in the address. */
export function FilterBar({ view }: { view: View }) {
  const { of, shown, onChange } = view;
  return (
    <section className={classes.filters} aria-label="Filters">
      <Days view={view} />
      <div className={classes.fields}>
        <MultiSelect
          label="Booths"
          placeholder={shown.booth === undefined ? 'All booths' : ''}
          data={of.choices.booths.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={shown.booth?.split(',') ?? []}
          onChange={(slugs) => onChange({ booth: slugs.join(',') || undefined })}
          searchable
          clearable
        />
        <Choice
          label="Audience"
          all="All visitors"
          words={[...audiences, NOT_SAID]}
          value={shown.audience}
          onChoose={(audience) => onChange({ audience })}
        />
        <Choice
          label="Sector"
          all="All sectors"
          words={[...new Set([...of.sectors.map(({ key }) => key), ...offeredSectors, NOT_SAID])]}
          value={shown.sector}
          onChoose={(sector) => onChange({ sector })}
        />
        <Select
          label="Topic"
          placeholder="All topics"
          data={of.choices.topics.map(({ slug, label }) => ({ value: slug, label }))}
          value={shown.topic ?? null}
          onChange={(topic) => onChange({ topic: topic ?? undefined })}
          searchable
          clearable
        />
        <Compare view={view} />
      </div>
      {(hasFilters(shown) || shown.compare !== undefined) && (
        <Button
          className={classes.clear}
          leftSection={<IconFilterOff size={16} stroke={1.9} />}
          onClick={() => onChange(noFilters)}
        >
          Clear filters
        </Button>
      )}
    </section>
  );
}

function Days({ view: { of, shown, onChange } }: { view: View }) {
  const event = useEvent();
  const { days } = of.choices;
  const day = isRange(shown) ? 'range' : (shown.day ?? 'all');
  const place = days.indexOf(day);
  const choose = (chosen: string | undefined) =>
    chosen !== undefined &&
    onChange({
      ...{ ...noRange, day: chosen === 'all' ? undefined : chosen },
      // Only one day has a day before.
      ...(chosen === 'all' && shown.compare === 'previous-day' ? { compare: undefined } : {}),
    });
  return (
    <div className={classes.days}>
      <Button
        aria-label="Previous day"
        className={classes.arrow}
        disabled={place <= 0}
        onClick={() => choose(days[place - 1])}
      >
        <IconChevronLeft size={18} stroke={1.9} aria-hidden />
      </Button>
      <DaySwitch dates={days} within={event} shown={day} allLabel="Whole event" onChoose={choose} />
      <Button
        aria-label="Next day"
        className={classes.arrow}
        disabled={place === days.length - 1 || isRange(shown)}
        onClick={() => choose(days[place + 1])}
      >
        <IconChevronRight size={18} stroke={1.9} aria-hidden />
      </Button>
      <RangeFields view={{ of, shown, onChange }} />
    </div>
  );
}

interface ChoiceGiven {
  label: string;
  all: string;
  words: readonly string[];
  value: string | undefined;
  onChoose: (word: string | undefined) => void;
}

function Choice({ label, all, words, value, onChoose }: ChoiceGiven) {
  return (
    <Select
      label={label}
      placeholder={all}
      data={words.map((word) => ({ value: word, label: shareWords(word) }))}
      value={value ?? null}
      onChange={(word) => onChoose(word ?? undefined)}
      clearable
    />
  );
}

function Compare({ view: { of, shown, onChange } }: { view: View }) {
  const groups = [
    {
      group: 'Time',
      items: of.range.day === null ? [] : [{ value: 'previous-day', label: 'The day before' }],
    },
    {
      group: 'Another booth',
      items: of.choices.booths.map(({ slug, name }) => ({ value: `booth:${slug}`, label: name })),
    },
    {
      group: 'The same projects at',
      items: isRange(shown)
        ? []
        : of.choices.events.map(({ slug, name }) => ({ value: `event:${slug}`, label: name })),
    },
  ];
  return (
    <Select
      label="Compare with"
      placeholder="Nothing"
      data={groups.filter(({ items }) => items.length > 0)}
      value={shown.compare ?? null}
      onChange={(compare) => onChange({ compare: compare ?? undefined })}
      searchable
      clearable
    />
  );
}
