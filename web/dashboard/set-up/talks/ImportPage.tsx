import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScheduleOutcome } from '#contracts/talks';
import { FormAlert, FormError } from '../../accounts/FormError.tsx';
import { Card } from '../../parts/Card.tsx';
import { BoneRows, Waiting } from '../../parts/Waiting.tsx';
import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import { counted } from '../names.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { Preview } from './Preview.tsx';
import { outcomeWords } from './talk-words.ts';
import styles from './talks.module.css';
import { useImport } from './use-import.ts';

/** Paste or choose a schedule, look at what would change, import it. */
export function ImportPage() {
  const may = useMay();
  if (!may.manage) return <NotForThisAccount>Schedules are imported by managers.</NotForThisAccount>;
  return <Import />;
}

function Import() {
  const event = useEvent();
  const { state, paste, readFile, choose, send, beginAgain } = useImport(event.slug);
  switch (state.step) {
    case 'choosing':
      return <Choosing error={state.error} onPaste={paste} onFile={readFile} />;
    case 'reading':
      return (
        <Waiting what="The preview">
          <Card bleed>
            <BoneRows rows={6} />
          </Card>
        </Waiting>
      );
    case 'shown':
    case 'sending':
      return (
        <Preview
          shown={state}
          isSending={state.step === 'sending'}
          isNew={state.step === 'shown' && state.isNew}
          error={state.step === 'shown' ? state.error : null}
          onChoose={(change) => choose(state, change)}
          onSend={() => send(state)}
          onBack={beginAgain}
        />
      );
    case 'done':
      return <Done outcome={state.outcome} onAgain={beginAgain} />;
  }
}

interface ChoosingProps {
  error: unknown;
  onPaste: (text: string) => void;
  onFile: (file: File | null) => void;
}

function Choosing({ error, onPaste, onFile }: ChoosingProps) {
  const [text, setText] = useState('');
  const [why, setWhy] = useState<string | null>(null);
  const show = () =>
    text.trim() === '' ? setWhy('Paste the schedule into the field, or choose its file.') : onPaste(text);
  return (
    <Card
      title="Import a schedule"
      intro="As plain text, as a calendar (.ics) or as a table (CSV). First you see what is new, changed and gone, and what could not be read. Nothing is stored before you say so."
    >
      <form
        className={styles.steps}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Textarea
          label="The schedule"
          description="Titles with “Time:”, “Speakers:” and “Venue:” below each, under a date. Or a table with columns such as title, date, start, end, room and speakers."
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          autosize
          minRows={8}
          maxRows={16}
          spellCheck={false}
          data-autofocus
        />
        <FormError error={error} />
        <FormAlert text={why} />
        <div className={styles.buttons}>
          <FileButton
            onChange={onFile}
            accept=".txt,.ics,.csv,.tsv,.md,text/plain,text/calendar,text/csv"
            inputProps={{ 'aria-label': 'File' }}
          >
            {(props) => (
              <Button {...props} leftSection={<IconFileImport size={16} stroke={1.9} />}>
                Choose a file
              </Button>
            )}
          </FileButton>
          <Button type="submit" variant="filled">
            Show what would change
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Done({ outcome, onAgain }: { outcome: ScheduleOutcome; onAgain: () => void }) {
  const { slug: event } = useEvent();
  const { problems, undecided } = outcome;
  return (
    <Card title="Imported">
      <div className={styles.steps}>
        <p role="status">{outcomeWords(outcome)}</p>
        {problems > 0 && (
          <p>
            {counted(problems, 'block')} could not be read and {problems === 1 ? 'is' : 'are'} not among them.
          </p>
        )}
        {undecided > 0 && (
          <p>{counted(undecided, 'match is', 'matches are')} still to be decided: the talks say “Decide…”.</p>
        )}
        <div className={styles.buttons}>
          <Button onClick={onAgain}>Import another</Button>
          <Button
            renderRoot={(props) => <Link {...props} to="/events/$event/conflicts" params={{ event }} />}
          >
            See the conflicts
          </Button>
          <Button
            variant="filled"
            renderRoot={(props) => (
              <Link {...props} to="/events/$event/set-up/talks" params={{ event }} search={{ day: 'all' }} />
            )}
          >
            Look at the talks
          </Button>
        </div>
      </div>
    </Card>
  );
}
