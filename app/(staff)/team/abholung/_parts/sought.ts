import { formAnswer } from "#lib/runtime/form-answer.ts";

/** What was looked for in this request. */
export const sought = formAnswer<string>("collections sought");
