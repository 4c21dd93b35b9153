/** So many wrong PINs in a row close a number to PINs; its link still opens it (design §3). */
export const MAX_PIN_FAILURES = 5;
