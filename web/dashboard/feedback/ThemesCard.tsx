import type { Theme } from '#contracts/feedback-board';
import { Card } from '../parts/Card.tsx';
import classes from './Feedback.module.css';
import { themeWords } from './feedback-words.ts';

interface Given {
  themes: readonly Theme[];
  /** A topic's slug. */
  chosen: string | undefined;
  /** Undefined: every topic again. */
  onChoose: (topic: string | undefined) => void;
}

/** What visitors spoke about, as bars of mentions; pressing one shows what was said of it. */
export function ThemesCard({ themes, chosen, onChoose }: Given) {
  const most = Math.max(...themes.map(({ mentions }) => mentions));
  return (
    <Card title="Themes" sub="by mentions; a thing said may have several topics" bleed>
      <ul className={classes.themes}>
        {themes.map(({ slug, label, ...theme }) => (
          <li key={slug ?? 'none'}>
            {slug === null ? (
              <span className={classes.theme}>{label}</span>
            ) : (
              <button
                type="button"
                className={classes.theme}
                aria-pressed={slug === chosen}
                onClick={() => onChoose(slug === chosen ? undefined : slug)}
              >
                {label}
              </button>
            )}
            <span className={classes.bar} aria-hidden>
              <span style={{ inlineSize: `${(theme.mentions / most) * 100}%` }} />
            </span>
            <span className={classes.themeWords}>{themeWords(theme)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
