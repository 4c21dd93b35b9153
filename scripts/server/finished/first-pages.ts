import { setTimeout as wait } from "node:timers/promises";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { languages } from "#lib/city/city.ts";
import { ANY_STATION, type Choice, paths } from "#lib/paths/citizen.ts";
import { log } from "#lib/runtime/log.ts";
import { defaultLocale, isNeeded } from "#lib/text/locale.ts";
import type { FinishedPages } from "#scripts/server/finished/finished-pages.ts";

/** Whatever is made by then. */
const LONGEST_MS = 5_000;

/**
 * Makes the pages that most people open first before anybody can ask for them. The very first takes most of a second, and
 * all who come at once to a server that has just started would stand behind it. What cannot be made now is made, or said
 * to be away, when somebody asks.
 */
export async function makeFirstPages(pages: FinishedPages): Promise<void> {
	let isOver = false;
	const making = (async () => {
		for (const address of await firstAddresses()) {
			// What is asked for twice is kept.
			if (isOver || (await pages.get(address, "")) === "silent") return;
			await pages.get(address, "");
		}
	})().catch((error: unknown) =>
		log().warn({ error }, "the first pages were not made"),
	);
	await Promise.race([making, wait(LONGEST_MS, undefined, { ref: false })]);
	isOver = true;
}

async function firstAddresses(): Promise<string[]> {
	const { getCatalog } = await import("#lib/catalog/queries/get-catalog.ts");
	const catalog = await getCatalog(defaultLocale);
	const { where, when } = paths(defaultLocale);
	const stations = onlineStations(catalog).map(({ slug }) => slug);
	const choices = catalog.services
		.filter(
			({ popular, bookable, isOffered }) => popular && bookable && isOffered,
		)
		.map(
			({ slug, minorRule }): Choice => ({
				services: [slug],
				minor: minorRule ? "adult" : undefined,
			}),
		);
	return [
		// Those that most people ask for; the others are made when somebody does.
		...languages()
			.filter(isNeeded)
			.map((locale) => paths(locale).start()),
		...choices.flatMap((choice) => [
			where(choice),
			...[ANY_STATION, ...stations].map((station) =>
				when({ ...choice, station }),
			),
		]),
	];
}
