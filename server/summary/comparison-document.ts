import {
  type Block,
  bullets,
  type Cell,
  heading,
  paragraph,
  type SummaryDocument,
  strong,
  type Table,
  text,
} from '#contracts/document';
import { hoursAndMinutes } from '#contracts/durations';
import { type Figure, figureText } from '#contracts/figures';
import type { Comparison, Difference } from '#contracts/report';
import { amount, countedWords, datesWords, listWords, momentWords } from '#contracts/summary-words';
import { howCounted } from './words.ts';

type Project = Comparison['projects'][number];
type Side = 'here' | 'there';
const sides: readonly Side[] = ['here', 'there'];

/** Two events side by side: what each is, the figures of each project at both, and how they were counted. */
export function comparisonDocument(of: Comparison): SummaryDocument {
  const names = namesOf(of);
  const title = `${names.here}, compared with ${names.there}`;
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      ...notesOf(of),
      bullets(
        sides.map((side) => [paragraph(strong(names[side]), `: ${factsOf(of[side], boothsOf(of, side))}`)]),
      ),
      ...(of.projects.length === 0
        ? [paragraph('No booth is set up at either event.')]
        : [
            heading(2, 'Visitors by project', 'visitors-by-project'),
            projectsTable(of, names),
            bothLine(of, names),
            heading(2, 'How it was counted', 'how-it-was-counted'),
            ...of.projects.flatMap((project) => evidenceOf(project, of, names)),
          ]),
    ],
    made: madeWords(of),
    marks: marksOf(of),
    frontMatter: null,
  };
}

/** With their dates where two events have one name. */
function namesOf({ here, there }: Comparison): { [side in Side]: string } {
  const isSame = here.event.name === there.event.name;
  const nameOf = ({ event }: Comparison['here']) =>
    isSame ? `${event.name} (${datesWords(event)})` : event.name;
  return { here: nameOf(here), there: nameOf(there) };
}

/** Words for the head of every page, and for the file's name. */
export function marksOf({ here, there, projects }: Comparison): SummaryDocument['marks'] {
  const figures = [here.total, there.total, ...projects.flatMap((one) => figuresOf(one))];
  return [
    ...(here.event.simulated || there.event.simulated ? (['Simulated'] as const) : []),
    ...(figures.some(({ provisional }) => provisional) ? (['Provisional'] as const) : []),
  ];
}

const figuresOf = ({ here, there }: Project): Figure[] => [here, there].flatMap((side) => side?.figure ?? []);

function notesOf(of: Comparison): Block[] {
  const simulated = sides.map((side) => of[side].event).filter((event) => event.simulated);
  const names = listWords(simulated.map(({ name }) => name));
  const notes: Block[] = [];
  if (simulated.length > 0)
    notes.push({
      kind: 'note',
      tone: 'simulated',
      inlines: [strong('Simulated.'), text(` People and all figures of ${names} are invented.`)],
    });
  if (marksOf(of).includes('Provisional'))
    notes.push({
      kind: 'note',
      tone: 'provisional',
      inlines: [
        strong('Provisional.'),
        text(' A device has not sent everything, so figures can grow and differences can change.'),
      ],
    });
  return notes;
}

const boothsOf = ({ projects }: Comparison, side: Side) => projects.flatMap((project) => project[side] ?? []);

function factsOf({ event, isOver }: Comparison['here'], booths: { figure: Figure }[]): string {
  const place = [event.venue, event.city].filter((part) => part !== '');
  const openMs = event.days.map(({ opensAt, closesAt }) => Date.parse(closesAt) - Date.parse(opensAt));
  const open = hoursAndMinutes(Math.round(openMs.reduce((sum, one) => sum + one, 0) / 60_000));
  const hours =
    openMs.length === 0 ? 'opening hours not recorded' : `open ${open} on ${amount(openMs.length, 'day')}`;
  const counted = `counted at ${countedWords(booths)}`;
  const end = isOver ? '' : '; not over, so that no difference can be told yet';
  return `${[...place, datesWords(event)].join(', ')}; ${hours}; ${counted}${end}.`;
}

function projectsTable(of: Comparison, names: { [side in Side]: string }): Table {
  return {
    kind: 'table',
    caption: 'Visitors of each project at both events',
    columns: [
      { title: 'Project', align: 'start' },
      { title: names.here, align: 'end' },
      { title: names.there, align: 'end' },
      { title: 'Difference', align: 'end' },
    ],
    rows: of.projects.map((project) => [
      { text: project.project.name },
      figureCell(project.here?.figure),
      figureCell(project.there?.figure),
      differenceCell(project.difference, project.here !== null && project.there !== null),
    ]),
    total: [
      { text: 'Total' },
      figureCell(of.here.total),
      figureCell(of.there.total),
      differenceCell(of.difference, true),
    ],
  };
}

const figureCell = (figure: Figure | undefined): Cell =>
  figure === undefined ? { text: 'no booth' } : { text: figureText(figure), value: figure.visitors };

const differenceCell = (difference: Difference, isAtBoth: boolean): Cell => ({
  text: differenceText(difference, isAtBoth),
  value: difference.visitors,
});

/** `+12`, `−3`, `0`, `about +12`, `cannot tell`; nothing where there is nothing to compare. */
function differenceText({ visitors, approximate }: Difference, isAtBoth: boolean): string {
  if (!isAtBoth) return '';
  if (visitors === null) return 'cannot tell';
  const sign = visitors > 0 ? '+' : visitors < 0 ? '−' : '';
  return `${approximate ? 'about ' : ''}${sign}${Math.abs(visitors)}`;
}

/** The sum that compares like with like. */
function bothLine(of: Comparison, names: { [side in Side]: string }): Block {
  const { both } = of;
  const running = sides.filter((side) => !of[side].isOver).map((side) => names[side]);
  if (running.length > 0)
    return paragraph(
      `${listWords(running)} ${running.length === 1 ? 'is' : 'are'} not over, and figures are of what has been: no project is counted whole at both events.`,
    );
  if (both.projects === 0) return paragraph('No project was counted whole at both events.');
  const figures = sides.map((side) => `${figureText(both[side])} at ${names[side]}`).join(', ');
  return paragraph(
    strong(`Counted whole at both: ${amount(both.projects, 'project')}.`),
    ` Visitors: ${figures}; difference ${differenceText(both.difference, true)}.`,
  );
}

function evidenceOf(project: Project, of: Comparison, names: { [side in Side]: string }): Block[] {
  const lines = sides.flatMap((side) => {
    const booth = project[side];
    if (booth === null) return [];
    const as = booth.name === project.project.name ? '' : `, as ${booth.name}`;
    return [
      [
        paragraph(
          `${names[side]}${as}: `,
          strong(figureText(booth.figure)),
          `; ${howCounted(booth, of[side].event)}.`,
        ),
      ],
    ];
  });
  return [heading(3, project.project.name, `project-${project.project.slug}`), bullets(lines)];
}

function madeWords({ here, there, madeAt }: Comparison): string {
  const events = [here, there].map(({ event }) => `${event.name}, ${datesWords(event)} (${event.timeZone})`);
  return `${events.join('; ')}. Made on ${momentWords(madeAt, here.event.timeZone)} with Pavilion. Times are in the zone of their event.`;
}
