import { readWritten } from '#contracts/written-text';
import { Blocks } from '../../ui/Blocks.tsx';
import classes from './Prose.module.css';

/** A paragraph that somebody wrote, in Markdown. Only text reaches the page, never markup. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={classes.prose}>
      <Blocks blocks={readWritten(text)} />
    </div>
  );
}
