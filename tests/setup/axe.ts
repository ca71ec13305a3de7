import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1440, height: 900 },
  { colorScheme: 'light', width: 390, height: 844 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const;

/** What axe finds against WCAG 2.2 A and AA in every look: "dark, 390 px: rule at element". */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await evaluate(page, `'axe' in window`))) await evaluate(page, `${axe}; true`);
  for (const { colorScheme, width, height } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    const settings = { runOnly: colorScheme === 'light' ? WCAG : COLOURS, resultTypes: ['violations'] };
    const results: AxeResults = await evaluate(page, `axe.run(document, ${JSON.stringify(settings)})`);
    for (const { id, nodes } of results.violations)
      found.push(...nodes.map(({ html }) => `${colorScheme}, ${width} px: ${id} at ${html.slice(0, 160)}`));
  }
  return found;
}

const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The same page in the dark differs in nothing but colours. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Through the debugger, so that the page's content policy stays as strict as it is. */
async function evaluate(page: Page, expression: string) {
  const cdp = await page.context().newCDPSession(page);
  const given = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', given);
  await cdp.detach();
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return result.value;
}
