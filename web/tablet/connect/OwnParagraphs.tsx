import type { ReactNode } from 'react';
import type { OwnParagraph } from '#contracts/own-paragraphs';
import { Button } from '../../ui/Button.tsx';
import { StripedTag } from '../../ui/StripedTag.tsx';
import { OwnParagraphForm } from './OwnParagraphForm.tsx';
import own from './OwnParagraphs.module.css';
import styles from './OwnShifts.module.css';
import { type ParagraphDraft, paragraphDrafts } from './paragraph-drafts.ts';
import { useOwnParagraphs, type Writing, type Written } from './use-own-paragraphs.ts';

/** What the person of a link writes for the summary. It needs no account, and connects nothing. */
export function OwnParagraphs({ secret }: { secret: string }) {
  const { loaded, read, write } = useOwnParagraphs(secret);
  if (loaded.kind === 'none') return <Unsendable />;
  if (loaded.kind === 'loading')
    return (
      <Card>
        <p>Looking up what is written…</p>
      </Card>
    );
  if (loaded.kind === 'failed')
    return (
      <Card>
        <p role="alert">{loaded.why}</p>
        <Button onPress={read}>Look again</Button>
        <Forms paragraphs={paragraphDrafts.list().map(asParagraph)} write={write} />
      </Card>
    );
  const { paragraphs, simulated } = loaded.own;
  return (
    <Card count={paragraphs.length} simulated={simulated}>
      <p>For the summary of {loaded.own.eventName}: what people asked, what you showed, what comes next.</p>
      <Forms paragraphs={paragraphs} write={write} />
    </Card>
  );
}

interface FormsProps {
  paragraphs: readonly OwnParagraph[];
  write: (writing: Writing) => Promise<Written>;
}

function Forms({ paragraphs, write }: FormsProps) {
  return paragraphs.map((paragraph) => (
    <OwnParagraphForm key={paragraph.boothId} paragraph={paragraph} write={write} />
  ));
}

function Card({
  count = 1,
  simulated = false,
  children,
}: {
  count?: number;
  simulated?: boolean;
  children: ReactNode;
}) {
  const title = count === 1 ? 'Your booth’s paragraph' : 'Your booths’ paragraphs';
  return (
    <section className={styles.card} aria-label={title}>
      <h2>
        {title} {simulated && <StripedTag>Simulated</StripedTag>}
      </h2>
      {children}
    </section>
  );
}

/** As far as this phone knows it, while the server does not answer. */
function asParagraph({ boothId, boothName, basedOn }: ParagraphDraft): OwnParagraph {
  const state = basedOn === '' ? null : 'draft';
  return {
    ...{ boothId, boothName, body: basedOn, state, note: '', approvedBy: null },
    ...{ suggestion: '', besideOwn: [] },
  };
}

/** A link that ended takes no text with it. */
function Unsendable() {
  const drafts = paragraphDrafts.list();
  if (drafts.length === 0) return null;
  return (
    <Card count={drafts.length}>
      <p>
        This link sends nothing any more. What you typed is still on this phone: open a new link here, or copy
        the text and give it to a program manager.
      </p>
      {drafts.map(({ boothId, boothName, body }) => (
        <div key={boothId} className={own.paragraph}>
          <h3>{boothName}</h3>
          <blockquote>{body}</blockquote>
        </div>
      ))}
    </Card>
  );
}
