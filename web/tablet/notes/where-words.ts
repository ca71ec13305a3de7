export type Where = 'here' | 'refused' | 'sent';

/** Where something is that was recorded a moment ago. @param noun with a capital: "Feedback" */
export function whereWords(noun: string, where: Where, device: 'tablet' | 'phone'): string {
  switch (where) {
    case 'here':
      return `${noun} kept on this ${device}. It is sent by itself.`;
    case 'refused':
      return `${noun} kept on this ${device}. The server did not take it: Status says why.`;
    case 'sent':
      return `${noun} is on the server.`;
  }
}
