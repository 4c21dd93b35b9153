import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type Wording = ReturnType<typeof wording>;

/** The texts of mails and calendar files. */
export const wording = (locale: Locale) => translator("mail", locale);
