/** Whoever presses the same key again so soon pressed twice, and means once. */
export const TWICE_MILLISECONDS = 500;
