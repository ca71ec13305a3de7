/** Light, dark and print. The colours are those of the dashboard, which a file cannot fetch. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--text:#0e1726;--soft:#3c4859;--faint:#556172;--line:#d7dde4;--link:#14509e;--bar:#1c427b;--note:#1c4f9c;--quiet:#e3edfb}
@media (prefers-color-scheme:dark){:root{--page:#121a27;--text:#f2f5f9;--soft:#c0cad8;--faint:#97a4b6;--line:#263244;--link:#8db8ff;--bar:#6a9fee;--note:#8db8ff;--quiet:#15294a}}
*{box-sizing:border-box}
body{margin:0 auto;padding:40px 20px 60px;max-width:820px;background:var(--page);color:var(--text);font:17px/1.6 Archivo,system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;text-wrap:balance;break-after:avoid}
h1{font-size:1.9rem;margin:.4em 0 .6em}h2{font-size:1.35rem;margin:2em 0 .5em}h3{font-size:1.1rem;margin:1.6em 0 .2em}
p{margin:.6em 0}ul,ol{margin:.6em 0;padding-inline-start:1.4em}li{margin:.2em 0}
a{color:var(--link)}
pre{overflow-x:auto;padding:12px;border:1px solid var(--line);border-radius:4px}
blockquote{margin:1em 0;padding-inline-start:1em;border-inline-start:1px solid var(--line);color:var(--soft)}
.note{padding:8px 12px;border:1px dashed var(--note);border-radius:4px;background:var(--quiet);color:var(--note)}
.marks{display:flex;gap:8px;font-size:.85rem}
.mark{padding:1px 8px;border:1px solid var(--faint);background:repeating-linear-gradient(-45deg,transparent 0 6px,var(--line) 6px 8px)}
table{width:100%;border-collapse:collapse;margin:1em 0;font-size:.9rem;line-height:1.4}
caption{text-align:start;color:var(--faint);padding-bottom:6px}
th,td{padding:8px 10px 8px 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{color:var(--soft);font-weight:600}.end{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}tfoot td{font-weight:700}
@media (width >= 560px){th,td{min-width:6.5em}.end{min-width:0}}th{overflow-wrap:break-word}th.end{white-space:normal}
thead{display:table-header-group}tr{break-inside:avoid}
figure{margin:1em 0;break-inside:avoid}.wide-chart{overflow-x:auto}svg{display:block;width:100%;min-width:560px;height:auto;font-family:inherit}
svg .bar{fill:var(--bar)}svg .unknown{fill:none;stroke:var(--faint);stroke-dasharray:2 3}svg .base{stroke:var(--line);fill:none}
svg text{text-anchor:middle;font-size:12px;fill:var(--faint)}svg .value{fill:var(--text);font-variant-numeric:tabular-nums}svg .group{fill:var(--soft)}svg.narrow .value{font-size:10px}
figcaption,summary,footer{color:var(--faint);font-size:.85rem}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line)}
hr{border:0;border-top:1px solid var(--line);margin:2em 0}
.page-break{break-after:page}
@media (width < 560px){table:not(.written),table:not(.written) :is(caption,thead,tbody,tfoot,tr,td){display:block}table:not(.written) tr:not(:has(:nth-child(3))){display:flex;justify-content:space-between;gap:12px}td[data-of]:not(:empty)::before{content:attr(data-of) ": ";color:var(--faint)}table:not(.written) thead{display:none}table:not(.written) td{border:0;padding:1px 0}table:not(.written) tr{padding:8px 0;border-bottom:1px solid var(--line)}table:not(.written) .end{text-align:start}}
@media print{:root{color-scheme:light;--page:#fff;--text:#000;--soft:#000;--faint:#333;--line:#999;--link:#000;--bar:#333;--note:#000;--quiet:#fff}body{padding:0;max-width:none;font-size:11pt}.page-break{border:0;margin:0}}
@page{margin:18mm}
`;
