import { languages } from "./city/city.ts";
import { defaultLocale, type Locale, localeOfSegment } from "./text/locale.ts";
import { textsOf } from "./text/texts.ts";

/** What went wrong, and the status that says so to programs. */
export const FAILURE_STATUS = {
	/** A page could not be built. */
	failed: 500,
	/** Nor the answer to a form. */
	"failed-form": 500,
	/** The database is away, or more is on its way than we can hold. */
	busy: 503,
	/** A form of an earlier deployment. */
	outdated: 409,
	/** An address that is no text. */
	"no-address": 404,
	"long-address": 414,
	/** More than a form can hold. */
	"too-large": 413,
	/** Cookies of many years, mostly. */
	"large-headers": 431,
	/** No form, or none of ours. */
	unreadable: 400,
	/** A form on somebody else's page. */
	foreign: 403,
	/** It did not arrive in time. */
	slow: 408,
} as const;
export type FailureKind = keyof typeof FAILURE_STATUS;

/** What is said when little else works is read while everything does: a file may be what is missing then. */
export function readWordsAhead(): void {
	for (const locale of languages())
		for (const room of ["failure", "status", "waitingRoom", "times"] as const)
			textsOf(room, locale);
}

/** The language an address is in. */
export function localeOfAddress(address: string): Locale {
	const [, first = ""] = address.split("?")[0]?.split("/") ?? [];
	return localeOfSegment(first) ?? defaultLocale;
}
