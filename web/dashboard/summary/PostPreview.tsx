import type { ReactNode } from 'react';
import type { SummaryDocument } from '#contracts/document';
import { Card } from '../parts/Card.tsx';
import { DocumentText } from '../parts/DocumentText.tsx';

/** The post as it reads, with what is typed and not saved. */
export function PostPreview({ document, copy }: { document: SummaryDocument; copy: ReactNode }) {
  return (
    <Card title="Preview of the post" actions={copy}>
      <DocumentText document={document} label="The post" />
    </Card>
  );
}
