import format, { type FormatValues } from "icu-minify/format";
import type { _Translator as Translator } from "use-intl/core";
import { zone } from "#lib/time.ts";
import { langOf } from "./language.ts";
import type { Locale } from "./locale.ts";
import { withPlainLinks } from "./message.ts";
import type { RoomName, Rooms } from "./rooms.ts";
import { textsOf } from "./texts.ts";

/**
 * `t("key", values)` for what is written without Next: mails, calendar files, pages that must stand when it does not. It
 * reads the same rooms, and the compiler asks for the same values.
 */
export function translator<Room extends RoomName>(
	room: Room,
	locale: Locale,
): Translator<Rooms, Room> {
	const find = (key: string): unknown =>
		key
			.split(".")
			.reduce<unknown>(
				(texts, name) => (texts as Record<string, unknown>)?.[name],
				textsOf(room, locale),
			);
	const translate = (key: string, values?: FormatValues<string>): string => {
		const message = find(key);
		if (typeof message === "string") return message;
		if (!Array.isArray(message))
			throw new Error(`There is no text ${room}.${key}`);
		const text = format<string>(
			message as Parameters<typeof format>[0],
			langOf(locale),
			values,
			{ formatters, timeZone: zone() },
		);
		return withPlainLinks(Array.isArray(text) ? text.join("") : text);
	};
	return Object.assign(translate, {
		has: (key: string) => find(key) !== undefined,
		raw: find,
		markup: translate,
		rich: translate,
	}) as unknown as Translator<Rooms, Room>;
}

/** Making one costs more than a hundred texts. */
function kept<Options, Writer>(
	make: (locale: string, options?: Options) => Writer,
): (locale: string, options?: Options) => Writer {
	const known = new Map<string, Writer>();
	return (locale, options) => {
		const key = JSON.stringify([locale, options]);
		const writer = known.get(key) ?? make(locale, options);
		known.set(key, writer);
		return writer;
	};
}

const formatters = {
	getNumberFormat: kept(
		(locale, options?: Intl.NumberFormatOptions) =>
			new Intl.NumberFormat(locale, options),
	),
	getPluralRules: kept(
		(locale, options?: Intl.PluralRulesOptions) =>
			new Intl.PluralRules(locale, options),
	),
	getDateTimeFormat: kept(
		(locale, options?: Intl.DateTimeFormatOptions) =>
			new Intl.DateTimeFormat(locale, options),
	),
} as unknown as Parameters<typeof format>[3]["formatters"];
