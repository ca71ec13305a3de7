import { Fragment } from 'react';
import { type Block, type Inline, inlinesOf, type Table, tableOfChart } from '#contracts/document';

interface Given {
  blocks: readonly Block[];
  /** The document is the page. Otherwise a heading stands above it, and its own headings are one level lower. */
  isPage?: boolean;
}

/** Blocks of a document. Only text reaches the page. */
export function Blocks({ blocks, isPage = false }: Given) {
  return keyed(blocks).map(([key, block]) => <BlockView key={key} block={block} isPage={isPage} />);
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5'] as const;

function BlockView({ block, isPage }: { block: Block; isPage: boolean }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = headings[isPage ? block.level - 1 : block.level] ?? 'h5';
      return (
        <Heading dir="auto" data-level={block.level} data-anchor={block.anchor}>
          {block.text}
        </Heading>
      );
    }
    case 'paragraph':
      return <p dir="auto">{inlines(block.inlines)}</p>;
    case 'list':
      return <List {...block} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
    case 'page-break':
      return <hr />;
    case 'note':
      return (
        <p data-mark role="note">
          {inlines(block.inlines)}
        </p>
      );
    case 'table':
      return <Cells table={block} />;
    case 'chart':
      return (
        <>
          <p>{block.sentence}</p>
          <Cells table={tableOfChart(block)} />
        </>
      );
  }
}

function List({ isNumbered, start, items }: Extract<Block, { kind: 'list' }>) {
  const drawn = keyed(items).map(([key, item]) => (
    <li key={key} dir="auto">
      <Item blocks={item} />
    </li>
  ));
  return isNumbered ? <ol start={start}>{drawn}</ol> : <ul>{drawn}</ul>;
}

/** One paragraph is the item itself. */
function Item({ blocks: [first, ...rest] }: { blocks: readonly Block[] }) {
  if (first?.kind !== 'paragraph') return first && <Blocks blocks={[first, ...rest]} />;
  return (
    <>
      {inlines(first.inlines)}
      <Blocks blocks={rest} />
    </>
  );
}

function Cells({ table: { caption, columns, rows, total } }: { table: Table }) {
  return (
    <table>
      {caption !== '' && <caption>{caption}</caption>}
      <thead>
        <tr>
          {keyed(columns).map(([key, { title, align }]) => (
            <th key={key} scope="col" dir="auto" data-align={align}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(total === null ? rows : [...rows, total]).map(([key, cells]) => (
          <tr key={key}>
            {keyed(cells).map(([place, cell]) => (
              <td key={place} dir="auto" data-align={columns[Number(place)]?.align}>
                {inlines(inlinesOf(cell))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const tags = { strong: 'b', emphasis: 'em' } as const;

function inlines(of: readonly Inline[]) {
  return keyed(of).map(([key, inline]) => <Fragment key={key}>{inlineOf(inline)}</Fragment>);
}

function inlineOf(inline: Inline) {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'link':
      return (
        <a href={inline.href} rel="noreferrer" target="_blank">
          {inlines(inline.inlines)}
        </a>
      );
    default: {
      const Mark = tags[inline.kind];
      return <Mark>{inlines(inline.inlines)}</Mark>;
    }
  }
}

/** Text is drawn anew as a whole, so a part's place is its key. */
const keyed = <T,>(parts: readonly T[]): [string, T][] => parts.map((part, place) => [`${place}`, part]);
