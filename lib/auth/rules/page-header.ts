/** scripts/server/page-headers.ts says here which page is asked for, with its query; whatever was sent there is overwritten. */
export const PAGE_HEADER = "x-page";

/** A script of a page asks by itself (public/scripts/alarm.js). */
export const UNPROMPTED_HEADER = "x-unprompted";
