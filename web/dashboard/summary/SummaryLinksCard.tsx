import { isOfSummary, sharedDays, shareLinks } from '#contracts/share-links';
import { useMay } from '../set-up/may.ts';
import { mistakesOf, typed } from '../set-up/parts/fields.ts';
import { ShareLinksCard } from '../share-links/ShareLinksCard.tsx';

/** Addresses where the summary is read without an account. */
export function SummaryLinksCard() {
  if (!useMay().manage) return null;
  return (
    <ShareLinksCard
      title="Share the summary"
      intro="An address where anybody reads what is approved: sections, paragraphs, and figures of visitors. Nothing of the staffing, and no words of visitors."
      empty={{ title: 'Not shared yet', text: 'Make a link, and send it to whoever shall read the summary.' }}
      isOfThis={({ shows }) => isOfSummary(shows)}
      showsWords={({ shows, hasPassword }) =>
        `${shows === 'summary' ? 'names of representatives' : 'no names'}${hasPassword ? ', with a password' : ''}`
      }
      making={{
        isQuiet: true,
        title: 'A link for the summary',
        fields: [
          {
            name: 'names',
            label: 'Show the names of representatives',
            kind: 'yes',
            help: 'Names and addresses within a text are shown either way: texts stay as they were written.',
          },
          { name: 'days', label: 'Works for so many days', kind: 'number', half: true },
          {
            name: 'password',
            label: 'Password (optional)',
            kind: 'line',
            half: true,
            help: 'At least 12 characters. Send it another way than the link.',
          },
        ],
        initial: { names: true, days: String(sharedDays.usual), password: '' },
      }}
      bodyOf={({ names, days, password }) => {
        const body = {
          shows: names ? ('summary' as const) : ('summary-without-names' as const),
          days: Number(days),
          ...(password === '' ? {} : { password }),
        };
        const checked = shareLinks.create.body.safeParse(body);
        return checked.success ? typed(body) : mistakesOf(checked.error.issues);
      }}
      shown={{
        title: 'The shared summary',
        sentence: 'Whoever has the address reads the summary without an account. It is shown once.',
        label: 'Address of the summary',
        what: 'address',
      }}
      endSentence="Whoever has it reads nothing more. What they copied stays with them."
    />
  );
}
