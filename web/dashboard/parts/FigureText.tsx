import { type Figure, figureParts, type WhyNone } from '#contracts/figures';
import classes from './FigureText.module.css';
import { noneWords } from './none-words.ts';

const PROVISIONAL = 'a device has not sent everything, so this can only grow';

type Size = 'table' | 'panel' | 'page';

interface Given {
  figure: Figure;
  size?: Size;
  /** Brackets stand in a column of their own: draw them there with {@link FigureBrackets}. */
  withoutBrackets?: boolean;
  /** Why there is none, where that is known. */
  none?: WhyNone | null;
}

/** A figure in its honest form: `75`, `~75`, `~75 (70–80)`, `75 (2 of 3 days)`, `0`, or why there is none in words. */
export function FigureText({ figure, size = 'table', withoutBrackets = false, none = null }: Given) {
  const parts = figureParts(figure);
  if (parts === null)
    return <span className={classes.words}>{noneWords[figure.none ?? none ?? 'not-recorded']}</span>;
  return (
    <span className={`${classes.figure} ${classes[size]}`}>
      <span className={classes.number}>
        {parts.tilde && (
          <span className={classes.tilde}>
            <span className={classes.hidden}>about </span>
            <span aria-hidden>~</span>
          </span>
        )}
        {figure.provisional ? (
          <>
            <span className={classes.provisional} title={`Provisional: ${PROVISIONAL}`}>
              {parts.number}
            </span>
            <span className={classes.hidden}>, provisional</span>
          </>
        ) : (
          <span>{parts.number}</span>
        )}
      </span>
      {!withoutBrackets && <Brackets range={parts.range} part={parts.part} />}
    </span>
  );
}

/** Below a table: what the dashed line under a figure means. Nothing where no figure has one. */
export function ProvisionalLegend({ figures }: { figures: readonly Figure[] }) {
  if (!figures.some(({ visitors, provisional }) => visitors !== null && provisional)) return null;
  return (
    <p className={classes.legend}>
      <span className={classes.provisional} aria-hidden>
        75
      </span>
      provisional: {PROVISIONAL}
    </p>
  );
}

/** `(70–80)` and `(2 of 3 days)` alone, for the column beside the figures. */
export function FigureBrackets({ figure }: { figure: Figure }) {
  const parts = figureParts(figure);
  return parts === null ? null : <Brackets range={parts.range} part={parts.part} />;
}

function Brackets({ range, part }: { range: string | null; part: string | null }) {
  const text = [range, part].filter((bracket) => bracket !== null).join(' ');
  return text === '' ? null : <span className={classes.brackets}>{text}</span>;
}
