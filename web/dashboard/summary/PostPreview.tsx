import { type ReactNode, useEffect, useRef } from 'react';
import type { SummaryDocument } from '#contracts/document';
import { NUMBERS } from '#contracts/summary-post';
import { Card } from '../parts/Card.tsx';
import { DocumentText } from '../parts/DocumentText.tsx';
import classes from './Post.module.css';

interface Given {
  document: SummaryDocument;
  /** Of the part that is being written; null: it has no heading of its own, and stands at the beginning. */
  anchor: string | null;
  /** The number of projects does not agree with the introduction: what to do. */
  mismatch: string | null;
  copy: ReactNode;
}

/** The post as it reads, with what is typed and not saved. It scrolls by itself where it stands beside the text. */
export function PostPreview({ document, anchor, mismatch, copy }: Given) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const heading = anchor === null ? null : sheet.current?.querySelector(`[data-anchor="${anchor}"]`);
    const top = heading instanceof HTMLElement ? heading.offsetTop : 0;
    if (heading !== undefined) sheet.current?.scrollTo({ top });
  }, [anchor]);
  return (
    <div className={classes.preview}>
      <Card title="Preview of the post" actions={copy}>
        {mismatch !== null && (
          <p className={classes.mismatch} role="status">
            <b>{NUMBERS}</b> {mismatch}
          </p>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
        <section ref={sheet} className={classes.sheet} tabIndex={0} aria-label="Preview of the post, text">
          <DocumentText document={document} label="The post" />
        </section>
      </Card>
    </div>
  );
}
