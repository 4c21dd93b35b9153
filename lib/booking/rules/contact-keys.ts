import { foldName, wordsKey } from "#lib/text/names.ts";
import { phoneKey } from "#lib/text/phone.ts";
import type { Details } from "./schema.ts";

/**
 * By what a person is found and counted, whatever way the name and the number were written: found by the beginnings of
 * words as they stand (`nameKey`), counted whatever their order is (`wordsKey`).
 */
export function contactKeys({ name, phone }: Pick<Details, "name" | "phone">) {
	return {
		nameKey: foldName(name),
		wordsKey: wordsKey(name),
		phoneKey: phone && phoneKey(phone),
	};
}

/** One mailbox, whatever is written in it: `Max+2@example.org` is where `max@example.org` is read. */
export const mailboxKey = (email: string): string =>
	email.toLowerCase().replace(/\+[^@]*(?=@)/, "");
