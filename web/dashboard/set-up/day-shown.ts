/** Today while the event runs, else its first day. All are local dates of the event. */
export function dayToBeginWith(event: { startsOn: string; endsOn: string }, today: string): string {
  return event.startsOn <= today && today <= event.endsOn ? today : event.startsOn;
}
