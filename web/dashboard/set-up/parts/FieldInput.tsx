import {
  Autocomplete,
  Checkbox,
  Input,
  MultiSelect,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type Choice, choicesFound, type Field, type Values } from './fields.ts';
import styles from './form.module.css';

const MOST_SHOWN = 200;
const inputType = {
  line: 'text',
  date: 'date',
  time: 'time',
  email: 'email',
  url: 'url',
  number: 'text',
} as const;

interface Props<V extends Values> {
  field: Field<V>;
  form: UseFormReturnType<V>;
  isReadOnly?: boolean;
  /** Where a dialog puts the focus when it opens. */
  isFirst?: boolean;
}

/** A choice with what is to be known of it. */
function Option({
  field,
  value,
  label,
}: {
  field: { choices: readonly Choice[] };
  value: string;
  label: string;
}) {
  const hint = field.choices.find((choice) => choice.value === value)?.hint ?? null;
  if (hint === null) return label;
  return (
    <span className={styles.option}>
      {label}
      <span>{hint}</span>
    </span>
  );
}

/** The control for one field of a form. */
export function FieldInput<V extends Values>({ field, form, isReadOnly = false, isFirst = false }: Props<V>) {
  const given = form.getInputProps(field.name);
  const note = field.note?.(form.values) ?? null;
  const props = {
    label: field.label,
    description: note ?? field.help,
    descriptionProps: note === null ? {} : { className: styles.note },
    error: given.error,
    onChange: given.onChange,
    name: field.name,
    placeholder: field.placeholder,
    disabled: isReadOnly,
    'data-autofocus': isFirst || undefined,
  };
  // A list that opens by itself would cover what is wrong with its field.
  const list = { limit: MOST_SHOWN, openOnFocus: false };
  const value = form.values[field.name];
  const text = typeof value === 'string' ? value : '';
  const several = Array.isArray(value) ? value : [];
  switch (field.kind) {
    case 'prose':
      return <Textarea {...props} value={text} autosize minRows={2} />;
    case 'yes':
      return <Checkbox {...props} checked={value === true} />;
    case 'names':
      return <TagsInput {...props} value={several} acceptValueOnBlur />;
    case 'suggested':
      return <Autocomplete {...props} value={text} data={[...field.suggestions]} {...list} />;
    case 'several':
      return (
        <MultiSelect
          {...props}
          value={several}
          data={[...field.choices]}
          {...list}
          searchable
          hidePickedOptions
          renderOption={({ option }) => <Option field={field} value={option.value} label={option.label} />}
          placeholder={several.length === 0 ? 'Choose one or more' : undefined}
        />
      );
    case 'one':
      return (
        <Select
          {...props}
          value={text === '' ? null : text}
          onChange={(chosen) => given.onChange(chosen ?? '')}
          data={[...field.choices]}
          {...list}
          filter={({ options, search, limit }) =>
            choicesFound(
              options.filter((option) => 'value' in option),
              search,
              (sought) => field.choices.find((choice) => choice.value === sought)?.also,
            ).slice(0, limit)
          }
          searchable
          clearable={field.none !== undefined}
          allowDeselect={field.none !== undefined}
          placeholder={field.none ?? 'Choose one'}
          nothingFoundMessage={
            field.choices.length === 0 ? 'There is nothing to choose yet' : 'Nothing found'
          }
        />
      );
    case 'segments':
      return (
        <Input.Wrapper label={field.label} description={field.help} error={given.error} labelElement="div">
          <SegmentedControl
            data={[...field.choices]}
            value={text}
            onChange={given.onChange}
            aria-label={field.label}
            fullWidth
            classNames={{ label: styles.segment }}
            disabled={isReadOnly}
          />
        </Input.Wrapper>
      );
    default:
      return (
        <TextInput
          {...props}
          value={text}
          type={inputType[field.kind]}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
        />
      );
  }
}
