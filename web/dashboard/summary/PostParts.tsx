import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Report } from '#contracts/report';
import classes from './Post.module.css';
import type { Part } from './post-choices.ts';
import summary from './Summary.module.css';
import { usePostChoices } from './use-post-choices.ts';

interface Given {
  parts: readonly Part[];
  /** Booths that are not in the post. */
  others: readonly Part[];
  report: Report;
  open: Part | undefined;
}

/** The parts of the post, each with its state, and what holds for the post as a whole. */
export function PostParts({ parts, others, report, open }: Given) {
  const { approved, frontMatter, change } = usePostChoices();
  const row = (part: Part) => (
    <li key={part.key}>
      <button
        type="button"
        aria-current={part.key === open?.key ? 'true' : undefined}
        onClick={() => change({ part: part.key })}
      >
        {part.name}
        <State state={stateOf(report, part)} />
      </button>
    </li>
  );
  return (
    <nav className={classes.parts} aria-label="Parts of the post">
      <ul>{parts.map(row)}</ul>
      {others.length > 0 && (
        <>
          <h2>Not in the post</h2>
          <ul>{others.map(row)}</ul>
        </>
      )}
      <div className={classes.whole}>
        <Checkbox
          label="Approved texts only"
          checked={approved === true}
          onChange={({ currentTarget }) => change({ approved: currentTarget.checked || undefined })}
        />
        <Checkbox
          label="Front matter in the Markdown"
          checked={frontMatter === true}
          onChange={({ currentTarget }) => change({ frontMatter: currentTarget.checked || undefined })}
        />
      </div>
    </nav>
  );
}

function stateOf({ sections, booths }: Report, { section, booth }: Part): string {
  const written =
    booth === null
      ? sections.find((one) => one.section === section)
      : booths.find(({ boothId }) => boothId === booth.boothId)?.highlight;
  if (written === undefined || written === null) return 'not written';
  if (written.body === '') return written.state === 'approved' ? 'left out' : 'not written';
  return written.state;
}

function State({ state }: { state: string }) {
  if (state === 'approved')
    return <IconCheck size={16} stroke={1.9} className={summary.approved} aria-label="approved" role="img" />;
  return <small>{state}</small>;
}
