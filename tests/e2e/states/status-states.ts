import type { Page } from "@playwright/test";
import type { Locale } from "#lib/text/locale.ts";
import { PARTS, type State as PartState } from "#lib/watch/rules/status.ts";
import { STATUS_HEADERS, statusPage } from "#scripts/server/status/page.ts";
import { at } from "../support/clock.ts";
import type { State } from "./state.ts";

const NOW = at("10:00:00").epochMilliseconds;

/** As the server sends it; which one it would send just now is chance. */
async function openStatus(
	page: Page,
	locale: Locale,
	state: PartState,
): Promise<void> {
	const address = locale === "de" ? "/status" : `/${locale}/status`;
	const level = state === "works" ? "fine" : "away";
	const parts = PARTS.map((part) => ({ part, state, since: NOW - 60_000 }));
	await page.route(`**${address}`, (route) =>
		route.fulfill({
			body: statusPage({ parts, level, lookedAt: NOW }, locale, NOW),
			headers: { ...STATUS_HEADERS },
		}),
	);
	await page.goto(address);
}

/** What works and what does not, for everybody. */
export const statusStates: Readonly<Record<string, State>> = {
	"the status page": {
		h1: "Alles funktioniert",
		title: "Alles funktioniert – Was gerade geht",
		open: (page) => openStatus(page, "de", "works"),
	},
	"the status page in English, when all is away": {
		h1: "Something does not work just now",
		title: "Something does not work just now – What works just now",
		lang: "en",
		open: (page) => openStatus(page, "en", "away"),
	},
};
