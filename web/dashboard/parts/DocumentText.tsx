import type { SummaryDocument } from '#contracts/document';
import { Blocks } from '../../ui/Blocks.tsx';
import classes from './DocumentText.module.css';
import prose from './Prose.module.css';

interface Given {
  document: SummaryDocument;
  label: string;
  isPage?: boolean;
}

/** A document as it reads, with what every file says at its end. */
export function DocumentText({ document, label, isPage }: Given) {
  return (
    <article className={`${prose.prose} ${classes.document}`} aria-label={label}>
      <Blocks blocks={document.blocks} {...(isPage && { isPage })} />
      <footer>{document.made}</footer>
    </article>
  );
}
