import type { Chart, SummaryDocument } from '#contracts/document';
import { drawAsTable, escapeHtml, htmlOf } from '#contracts/document-html';
import { chartSvg } from './chart-svg.ts';
import { style } from './html-style.ts';

/** Nothing may be fetched and nothing may run, whoever opens the file and wherever. */
export const HTML_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The document as one file that needs nothing else: no script, no font, no picture, no address. */
export function renderHtml(document: SummaryDocument): string {
  const marks = document.marks.map((mark) => `<span class="mark">${mark}</span>`).join(' ');
  const title = [...document.marks, document.title].join(' · ');
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${HTML_POLICY}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${marks === '' ? '' : `<p class="marks">${marks}</p>\n`}${htmlOf(document.blocks, drawChart)}
</main>
<footer>${escapeHtml(document.made)}</footer>
</body>
</html>
`;
}

function drawChart(chart: Chart): string {
  const beside = chart.beside === null ? '' : `<figcaption>${escapeHtml(chart.beside)}</figcaption>\n`;
  return `<figure>
<div class="wide-chart" tabindex="0" role="region" aria-label="${escapeHtml(chart.title)}">
${chartSvg(chart)}
</div>
${beside}<details><summary>${escapeHtml(chart.title)} as a table</summary>
${drawAsTable(chart)}
</details>
</figure>`;
}
