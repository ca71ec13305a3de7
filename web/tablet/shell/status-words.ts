import { timeOf } from '../clock/zone.ts';
import type { Status } from '../outbox/status.ts';

/** The status line in words: the first line is one of four, the second says what to do or that nothing is to do. */
export function statusWords(
  status: Status,
  clock: { timeZone: string; offsetMs: number },
): [string, string?] {
  switch (status.kind) {
    case 'all sent':
      return [`All sent ${timeOf(status.atMs + clock.offsetMs, clock.timeZone)}`];
    case 'sending':
      return ['Sending…'];
    case 'offline':
      return [`Offline: ${status.saved} saved on this tablet`, offlineAdvice(status)];
    case 'attention':
      return [
        status.matters === 1 ? '1 needs attention' : `${status.matters} need attention`,
        attentionAdvice(status),
      ];
  }
}

function offlineAdvice({ saved, isBusy }: Extract<Status, { kind: 'offline' }>): string {
  if (isBusy) return 'The server is busy. Keep counting.';
  return saved === 0 ? 'Keep counting. Taps are kept here.' : 'Keep counting. They are sent by themselves.';
}

function attentionAdvice(status: Extract<Status, { kind: 'attention' }>): string {
  if (status.notSaved > 0) return `+${status.notSaved} not saved`;
  if (status.isDisconnected) return 'This tablet was disconnected';
  return status.saved > 0 ? `${status.saved} more saved on this tablet` : 'Everything else is sent';
}
