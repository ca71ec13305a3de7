import { type Block, type Inline, parseMarkdown } from './markdown.ts';
import classes from './Prose.module.css';

/** A paragraph that somebody wrote, in Markdown. Only text reaches the page, never markup. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={classes.prose}>{keyed(parseMarkdown(text)).map(([key, block]) => draw(key, block))}</div>
  );
}

function draw(key: string, block: Block) {
  if (block.kind === 'list') return <List key={key} isNumbered={block.isNumbered} items={block.items} />;
  const content = inlines(block.inlines);
  return <p key={key}>{block.kind === 'heading' ? <b>{content}</b> : content}</p>;
}

function List({ isNumbered, items }: { isNumbered: boolean; items: readonly Inline[][] }) {
  const Tag = isNumbered ? 'ol' : 'ul';
  return (
    <Tag>
      {keyed(items).map(([key, item]) => (
        <li key={key}>{inlines(item)}</li>
      ))}
    </Tag>
  );
}

const tags = { bold: 'b', italic: 'em', code: 'code' } as const;

function inlines(of: readonly Inline[]) {
  return keyed(of).map(([key, inline]) => {
    if (inline.kind === 'text') return inline.text;
    if (inline.kind === 'link')
      return (
        <a key={key} href={inline.href} rel="noreferrer" target="_blank">
          {inline.text}
        </a>
      );
    const Mark = tags[inline.kind];
    return <Mark key={key}>{inline.text}</Mark>;
  });
}

/** Text is drawn anew as a whole, so a part's place is its key. */
const keyed = <T,>(parts: readonly T[]): [string, T][] => parts.map((part, place) => [`${place}`, part]);
