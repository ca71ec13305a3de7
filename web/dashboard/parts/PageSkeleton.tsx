import { Card } from './Card.tsx';
import classes from './Page.module.css';
import { BoneRows, Waiting } from './Waiting.tsx';

export function PageSkeleton() {
  return (
    <main id="content" className={classes.page}>
      <CardSkeleton />
    </main>
  );
}

/** What comes inside a page that is there already. */
export function CardSkeleton() {
  return (
    <Waiting what="This page">
      <Card bleed>
        <BoneRows rows={8} />
      </Card>
    </Waiting>
  );
}
