import type { IncomingMessage, ServerResponse } from "node:http";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Locale, locales } from "#lib/text/locale.ts";
import {
	databaseAnsweredAt,
	lastReading,
	readingWithin,
} from "#lib/watch/queries/known-reading.ts";
import { statusOf } from "#lib/watch/rules/status.ts";
import { STATUS_HEADERS, statusPage } from "./page.ts";

/** However many ask, the database is asked this often at most. */
const READ_EVERY_MS = 10_000;
/** Whoever asks waits no longer for it; then they read what was found before, and when that was. */
const PATIENCE_MS = 1_000;

const ADDRESSES: ReadonlyMap<string, Locale> = new Map(
	locales.map((locale) => [paths(locale).status(), locale]),
);

/** In which language somebody asks what works; null: they ask for something else. */
export function asksForStatus({
	method,
	url = "",
}: IncomingMessage): Locale | null {
	if (method !== "GET" && method !== "HEAD") return null;
	return ADDRESSES.get(url.split("?", 1)[0] ?? "") ?? null;
}

/** Answers in front of everything that could be away. */
export async function answerStatus(
	locale: Locale,
	response: ServerResponse,
): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const isLate = await Promise.race([
		readingWithin(READ_EVERY_MS).then(() => false),
		new Promise<boolean>((resolve) => {
			timer = setTimeout(() => resolve(true), PATIENCE_MS);
		}),
	]);
	clearTimeout(timer);
	const last = lastReading();
	const reading =
		last?.answeredIn != null && isLate
			? // Whatever it will say, it takes longer than a second.
				{ ...last, answeredIn: PATIENCE_MS + 1 }
			: last;
	const at = now().epochMilliseconds;
	const page = statusPage(
		statusOf(reading, databaseAnsweredAt(), at),
		locale,
		at,
	);
	response.writeHead(200, {
		...STATUS_HEADERS,
		"content-length": Buffer.byteLength(page),
	});
	response.end(page);
}
