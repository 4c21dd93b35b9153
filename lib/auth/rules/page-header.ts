/** scripts/server/page-headers.ts says here which page is asked for, with its query; whatever was sent there is overwritten. */
export const PAGE_HEADER = "x-page";

/** Likewise which language the browser would rather have, if the city has it and the page is in another one. */
export const OFFER_HEADER = "x-offered-language";

/** A script of a page asks by itself (public/scripts/alarm.js). */
export const UNPROMPTED_HEADER = "x-unprompted";
