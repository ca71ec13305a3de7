/**
 * More are not told apart: a browser is hardly connected anew more often in the days of an event. Apart from the schemas,
 * which the tablet loads after its counter.
 */
export const MOST_FORMER_DEVICES = 20;
