import type { ReactNode } from 'react';
import type { SummaryDocument } from '#contracts/document';
import { Blocks } from '../parts/Blocks.tsx';
import { Card } from '../parts/Card.tsx';
import prose from '../parts/Prose.module.css';
import classes from './Post.module.css';

/** The post as it reads, with what is typed and not saved. */
export function PostPreview({ document, copy }: { document: SummaryDocument; copy: ReactNode }) {
  return (
    <Card title="Preview of the post" actions={copy}>
      <article className={`${prose.prose} ${classes.preview}`} aria-label="The post">
        <Blocks blocks={document.blocks} />
        <footer>{document.made}</footer>
      </article>
    </Card>
  );
}
