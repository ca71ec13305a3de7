import { isOfSummary } from '#contracts/share-links';
import { useMay } from '../set-up/may.ts';
import { typed } from '../set-up/parts/fields.ts';
import { ShareLinksCard } from '../share-links/ShareLinksCard.tsx';

/** Addresses for a screen in the hall that shows the same without an account. */
export function WallLinksCard() {
  if (!useMay().manage) return null;
  return (
    <ShareLinksCard
      title="Wall displays"
      intro="The same for a screen in the hall or the staff room: who is at which booth, who is next, and where somebody is missing."
      empty={{ title: 'No wall displays yet', text: 'Make a link, and open it on the screen.' }}
      isOfThis={({ shows }) => !isOfSummary(shows)}
      showsWords={({ shows }) => (shows === 'wall' ? 'first names' : 'no names')}
      making={{
        isQuiet: true,
        title: 'A link for a wall display',
        fields: [
          {
            name: 'names',
            label: 'Show first names',
            kind: 'yes',
            help: 'Without, it says how many are there.',
          },
        ],
        initial: { names: true },
      }}
      bodyOf={({ names }) => typed({ shows: names ? 'wall' : 'wall-without-names' })}
      shown={{
        title: 'The wall display',
        sentence:
          'Open the address on the screen, in full screen. It needs no account, shows no figures of visitors, and is shown once.',
        label: 'Address of the wall display',
        what: 'address',
      }}
      endSentence="Screens that show it stop within seconds."
    />
  );
}
