/** Why the server did not take an item, and what will help. The server's own sentence is the last resort. */
export function refusalWords(code: string, detail: string, boothName: string): string {
  switch (code) {
    case 'unknown-booth':
    case 'archived-booth':
      return `${boothName} is not on the list of booths any more. A program manager can put it back. Then this is sent by itself.`;
    case 'archived-event':
      return 'The event is over and was put into the archive. A program manager can take it out again. Then this is sent by itself.';
    case 'not-placed':
      return `This device may not count for ${boothName} now. A program manager can place it there. Then this is sent by itself.`;
    case 'wrong-event':
      return `${boothName} belongs to another event than this device.`;
    case 'outside-event':
      return 'The time lies more than a day outside the days of the event. The clock of this device may have been wrong. If a program manager changes the days, this is sent by itself.';
    case 'unknown-type':
    case 'unknown-field':
      return 'This app is newer than the server and recorded something that the server cannot read yet. It is tried again by itself after the server’s update.';
    case 'in-the-future':
      return 'Its time was still to come when it arrived: the stated time, or the clock of this device, was wrong. It is tried again by itself later.';
    case 'unexpected':
      return 'The server fails at this one and takes others. It is kept here and tried again by itself. Tell whoever looks after Pavilion.';
    case 'id-reused':
      return 'The server already holds something else under this number. Save it to a file and tell a program manager.';
    default:
      return detail;
  }
}
