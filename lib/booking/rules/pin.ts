/** So many wrong PINs in a row close a number to PINs; its link still opens it (design §3). */
export const MAX_PIN_FAILURES = 5;

/** Why number and PIN open nothing. A number that nobody has, a wrong PIN and a number that is closed are one answer. */
export type PinRefusal = "no-match" | "too-many-tries" | "busy";
