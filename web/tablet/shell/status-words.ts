import { timeOf } from '../clock/zone.ts';
import type { Status } from '../outbox/status.ts';

/** The status line in words: the first line is one of four, the second says what to do or that nothing is to do. */
export function statusWords(
  status: Status,
  given: { timeZone: string; offsetMs: number; device: 'tablet' | 'phone' },
): [string, string?] {
  switch (status.kind) {
    case 'all sent':
      return [`All sent ${timeOf(status.atMs + given.offsetMs, given.timeZone)}`];
    case 'sending':
      return ['Sending…'];
    case 'offline':
      return [`Offline: ${status.saved} saved on this ${given.device}`, offlineAdvice(status)];
    case 'attention':
      return [
        status.matters === 1 ? '1 needs attention' : `${status.matters} need attention`,
        attentionAdvice(status, given.device),
      ];
  }
}

function offlineAdvice({ saved, isBusy }: Extract<Status, { kind: 'offline' }>): string {
  if (isBusy) return 'The server is busy. Keep counting.';
  if (saved === 0) return 'Keep counting. Taps are kept here.';
  return `Keep counting. ${sentLater(saved)}.`;
}

function attentionAdvice(status: Extract<Status, { kind: 'attention' }>, device: 'tablet' | 'phone'): string {
  if (status.notSaved > 0) return `+${status.notSaved} not saved`;
  if (status.isDisconnected) return `This ${device} was disconnected`;
  if (status.isFailing)
    return status.saved > 0 ? `Server error. ${status.saved} saved on this ${device}` : 'Server error';
  return status.saved > 0 ? `${status.saved} more saved on this ${device}` : 'Everything else is sent';
}

/** The same on the screen Status, where the line stands above it already: what that means, and what is to do. */
export function statusTitle(
  status: Status,
  { device, undos }: { device: 'tablet' | 'phone'; undos: number },
): [string, string] {
  switch (status.kind) {
    case 'all sent':
      return ['Nothing needs a decision', `Every tap of this ${device} is on the server.`];
    case 'sending':
      return ['Nothing needs a decision', 'What was tapped is on its way to the server.'];
    case 'offline':
      return [
        'Nothing needs a decision',
        status.saved === 0
          ? `The server does not answer. Taps are kept on this ${device} and sent by themselves.`
          : `${waitingWords(status.saved, undos)} on this ${device}. ${sentLater(status.saved)} once the network is back.`,
      ];
    case 'attention':
      return [
        status.matters === 1 ? '1 needs attention' : `${status.matters} need attention`,
        status.isFailing
          ? `Nothing is lost. What is tapped is kept on this ${device} until the server takes it.`
          : 'Everything else keeps being sent. Nothing is lost while you decide.',
      ];
  }
}

const sentLater = (items: number) => (items === 1 ? 'It is sent by itself' : 'They are sent by themselves');

/** "2 taps and 1 undo wait" */
function waitingWords(items: number, undos: number): string {
  const taps = items - undos;
  const parts = [
    ...(taps > 0 ? [taps === 1 ? '1 tap' : `${taps} taps`] : []),
    ...(undos > 0 ? [undos === 1 ? '1 undo' : `${undos} undos`] : []),
  ];
  return `${parts.join(' and ')} ${items === 1 ? 'waits' : 'wait'}`;
}
