/** The projects of playwright.config.ts that run beside each other, and then the one that has the server to itself. */
export const RUNS = [["chromium", "ohne-js"], ["uhr"]];
