/** The sheets a slip can be printed on; their sizes stand in slip.css. */
export const FORMATS = ["a6", "a4"] as const;
