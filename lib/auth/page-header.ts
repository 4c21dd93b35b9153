/** proxy.ts says here which page is asked for, with its query; whatever was sent there is overwritten. */
export const PAGE_HEADER = "x-page";
