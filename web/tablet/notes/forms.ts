import type { DraftFields } from '../outbox/database.ts';

export const forms = ['feedback', 'follow-up', 'note', 'paragraph'] as const;
export type FormName = (typeof forms)[number];

export const draftKey = (form: FormName, boothId: string) => `${form} ${boothId}`;

/** Which form and booth a draft is of; null for one that another version kept. */
export function formOfKey(key: string): { form: FormName; boothId: string } | null {
  const [name, boothId] = key.split(' ');
  const form = forms.find((one) => one === name);
  return form === undefined || boothId === undefined ? null : { form, boothId };
}

/** The words for each: what it is called at the start of a sentence, and within one. */
export const formWords: Record<FormName, { label: string; noun: string; inText: string }> = {
  feedback: { label: 'Feedback', noun: 'Feedback', inText: 'feedback' },
  'follow-up': { label: 'Follow-up', noun: 'Follow-up', inText: 'a follow-up' },
  note: { label: 'Note', noun: 'Note for the next shift', inText: 'a note for the next shift' },
  paragraph: { label: 'Paragraph', noun: 'Paragraph', inText: 'the paragraph' },
};

/** The one value of a field; empty when it has none. */
export const one = (fields: DraftFields, name: string): string => fields[name]?.[0] ?? '';

/** Whether any of these fields holds a word. */
export const hasWords =
  (...names: string[]) =>
  (fields: DraftFields): boolean =>
    names.some((name) => one(fields, name).trim() !== '');
