/** A minute in milliseconds. */
export const minute = 60_000;
/** A day of 24 hours in milliseconds; where clocks are put forward or back, a day of the calendar is another length. */
export const dayLength = 86_400_000;
