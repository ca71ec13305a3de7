/** Why the server did not take an item, and what will help. The server's own sentence is the last resort. */
export function refusalWords(code: string, detail: string, boothName: string): string {
  switch (code) {
    case 'unknown-booth':
    case 'archived-booth':
      return `${boothName} is not on the list of booths any more. A program manager can put it back. Then try again.`;
    case 'not-placed':
      return `This device may not count for ${boothName} now. A program manager can place it there. Then try again.`;
    case 'wrong-event':
      return `${boothName} belongs to another event than this device.`;
    case 'outside-event':
      return 'The time lies outside the days of the event. The clock of this device may have been wrong.';
    case 'unknown-type':
    case 'unknown-field':
      return 'This app is newer than the server and recorded something that the server cannot read yet. It is tried again by itself after the server’s update.';
    case 'id-reused':
      return 'The server already holds something else under this number. Save it to a file and tell a program manager.';
    default:
      return detail;
  }
}
