import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { LONGEST_HIGHLIGHT } from '#contracts/fields';
import type { HighlightRow } from '#contracts/highlights';
import { notifyDone } from '../parts/notify.ts';
import { useMay } from '../set-up/may.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { typed } from '../set-up/parts/fields.ts';
import { BothTexts } from './BothTexts.tsx';
import classes from './Paragraphs.module.css';
import { isForward, type Step, savingWords, stepLabels, stepsFrom } from './paragraph-words.ts';
import { type ParagraphOf, useParagraph } from './use-paragraph.ts';

interface Given {
  of: ParagraphOf;
  /** As the server has it; null: nobody began it. */
  row: HighlightRow | null;
  /** What the field holds, at first and with each change: for a preview. */
  onText?: (text: string) => void;
}

/** Writes a booth's paragraph or a section of the summary, and says how far it is. Mount it anew for another one. */
export function ParagraphEditor({ of, row, onText }: Given) {
  const may = useMay();
  const paragraph = useParagraph(of, row);
  const [isSendingBack, setSendingBack] = useState(false);
  const { text, isBusy, isStart, theirs } = paragraph;
  const state = row?.state ?? null;
  const steps = theirs === null ? stepsFrom(state, text.trim() !== '' && !isStart, may.manage) : [];
  const tell = useEffectEvent((words: string) => onText?.(words));
  const shown = isStart ? '' : text;
  useEffect(() => tell(shown), [shown]);
  const take = async (step: Step) => {
    if (step === 'back-to-draft') return setSendingBack(true);
    const isDone =
      step === 'leave-out'
        ? await paragraph.leaveOut()
        : await paragraph.save({ state: step === 'ready' ? 'ready' : 'approved' });
    if (isDone) notifyDone(`${of.name}: ${doneWords[step]}.`);
  };
  const save = async () => {
    if (await paragraph.save()) notifyDone(`${of.name} saved on the server.`);
  };
  const saving = paragraph.isTyped ? savingWords(state, may.manage) : null;
  return (
    <div className={classes.editor}>
      {row !== null && row.note !== '' && (
        <p className={classes.note}>
          <b>To be changed:</b> {row.note}
        </p>
      )}
      {isStart && (
        <p className={classes.start}>
          <b>A start, to be edited.</b> It was put together from what visitors said and from the shift notes.
          Nothing of it is saved until you save it.
        </p>
      )}
      <Textarea
        label={of.name}
        description="Markdown: an empty line between paragraphs, - for bullets, **bold**, [links](https://…)."
        value={text}
        onChange={(event) => paragraph.type(event.currentTarget.value)}
        maxLength={LONGEST_HIGHLIGHT}
        readOnly={isBusy}
        autosize
        minRows={6}
        maxRows={24}
      />
      {theirs !== null && (
        <BothTexts
          mine={text}
          theirs={theirs}
          isBusy={isBusy}
          onBoth={paragraph.takeBoth}
          beside={
            of.boothId === null
              ? null
              : {
                  onKeepMine: () => void paragraph.keepMine(),
                  onTakeTheirs: () => void paragraph.takeTheirs(),
                }
          }
          onForget={paragraph.forget}
        />
      )}
      <p className={classes.quiet} role="status">
        {paragraph.isTyped && (paragraph.isKept ? 'Not saved yet; kept in this browser.' : NOT_KEPT)} {saving}
      </p>
      {theirs === null && (
        <Group gap="xs">
          <Button
            variant={paragraph.isTyped ? 'filled' : 'default'}
            disabled={isBusy || !(paragraph.isTyped || isStart)}
            onClick={() => void save()}
          >
            Save
          </Button>
          {steps.map((step, place) => (
            <Button
              key={step}
              variant={place === 0 && !paragraph.isTyped && isForward(step) ? 'filled' : 'default'}
              disabled={isBusy}
              onClick={() => void take(step)}
            >
              {stepLabels[step]}
            </Button>
          ))}
          {isStart && (
            <Button variant="subtle" disabled={isBusy} onClick={paragraph.clear}>
              Begin with an empty field
            </Button>
          )}
          {paragraph.isTyped && (
            <Button variant="subtle" disabled={isBusy} onClick={paragraph.forget}>
              Discard what was typed
            </Button>
          )}
        </Group>
      )}
      {isSendingBack && (
        <SendBack of={of} sendBack={paragraph.sendBack} onClose={() => setSendingBack(false)} />
      )}
    </div>
  );
}

const NOT_KEPT = 'Not saved, and not kept: this browser has no room. Save it before you leave.';

const doneWords = { ready: 'ready', approve: 'approved', 'leave-out': 'left out on purpose' } as const;

interface SendBackProps {
  of: ParagraphOf;
  sendBack: (note: string) => Promise<void>;
  onClose: () => void;
}

/** With what is to be changed, for whoever writes it. */
function SendBack({ of, sendBack, onClose }: SendBackProps) {
  return (
    <FormDialog
      title={`${of.name}: make it a draft again?`}
      sentence="It is not in the published summary until it is approved again. Whoever writes it by a personal link reads what you say here."
      fields={[
        {
          name: 'note',
          label: 'What is to be changed (optional)',
          kind: 'prose',
          placeholder: 'Say what they asked about Arm',
        },
      ]}
      initial={{ note: '' }}
      save={async ({ note }) => {
        await sendBack(note.trim());
        return typed(null);
      }}
      submitLabel="Make it a draft"
      keepLabel="Leave it"
      onClose={onClose}
    />
  );
}
