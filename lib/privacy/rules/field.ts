import type { Field, Form, Table } from "#lib/privacy/privacy.ts";
import type { KindName } from "./kinds.ts";

export type TableOf = Table<KindName>;

/** A column with somebody behind it. */
export function field(
	kind: KindName,
	what: string,
	{ form = "plain", stays = false }: { form?: Form; stays?: boolean } = {},
): Field<KindName> {
	return { kind, what, form, stays };
}

/** The columns of a table that say nothing about anybody, with blanks between them. */
export const words = (names: string): readonly string[] => names.split(" ");
