import type { Status } from '../outbox/status.ts';
import { sentLater } from '../shell/status-words.ts';
import { waitingWords } from './item-words.ts';

/** The same on the screen Status, where the line stands above it already: what that means, and what is to do. */
export function statusTitle(
  status: Status,
  { device, waiting }: { device: 'tablet' | 'phone'; waiting: Parameters<typeof waitingWords>[0] },
): [string, string] {
  switch (status.kind) {
    case 'all sent':
      return ['Nothing needs a decision', `Everything recorded on this ${device} is on the server.`];
    case 'sending':
      return ['Nothing needs a decision', 'What was recorded is on its way to the server.'];
    case 'offline':
      return [
        'Nothing needs a decision',
        status.saved === 0
          ? `The server does not answer. Taps are kept on this ${device} and sent by themselves.`
          : `${waitingWords(waiting)} on this ${device}. ${sentLater(status.saved)} once the network is back.`,
      ];
    case 'attention':
      return [
        status.matters === 1 ? '1 needs attention' : `${status.matters} need attention`,
        status.isLost || status.notSaved > 0
          ? 'What is not saved goes with this page. Leave it open until that is mended.'
          : status.isDisconnected
            ? disconnectedWords(status.saved, device)
            : status.isFailing
              ? `Nothing is lost. What is tapped is kept on this ${device} until the server takes it.`
              : 'Everything else keeps being sent. Nothing is lost while you decide.',
      ];
  }
}

function disconnectedWords(saved: number, device: 'tablet' | 'phone'): string {
  if (saved === 0)
    return `What is recorded stays on this ${device}. Nothing is sent until it is connected again.`;
  return saved === 1
    ? `1 is not sent. It stays on this ${device}, and is sent once it is connected again.`
    : `${saved} are not sent. They stay on this ${device}, and are sent once it is connected again.`;
}
