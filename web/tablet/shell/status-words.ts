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
  if (status.isLost) return 'This browser keeps nothing now';
  if (status.isDisconnected)
    return status.saved > 0
      ? `This ${device} was disconnected. ${status.saved} not sent`
      : `This ${device} was disconnected`;
  if (status.isFailing)
    return status.saved > 0 ? `Server error. ${status.saved} saved on this ${device}` : 'Server error';
  return status.saved > 0 ? `${status.saved} more saved on this ${device}` : 'Everything else is sent';
}

export const sentLater = (items: number) =>
  items === 1 ? 'It is sent by itself' : 'They are sent by themselves';
