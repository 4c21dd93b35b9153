import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Minutes, Standing } from "#lib/crowd/rules/standing.ts";
import { type Again, PASS_MINUTES } from "#lib/crowd/rules/token.ts";
import {
	ASKING_PARAMETER,
	choiceInAddress,
	PLACE_PARAMETER,
	withParameter,
} from "#lib/crowd/rules/way.ts";
import { localeOfAddress } from "#lib/failure.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { formatDate, formatNumber, formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { cityHead, cityPhoneLink } from "#scripts/server/city-words.ts";
import { ROOM_WORDS } from "./words.ts";

export interface RoomView {
	/** Of the page of the booking that somebody wants, without what the room adds. */
	address: string;
	place: string;
	standing: Standing;
	/** Nothing is free anywhere, and when new times come; null: something is, as far as anybody knows. */
	soldOut: { releaseAt: Temporal.Instant | null } | null;
	again: Again | null;
	/** After so many seconds the page asks again; null: not by itself. */
	asksAgainIn: number | null;
}

const read = (file: string) =>
	readFileSync(path.join(import.meta.dirname, file), "utf8");
const STYLE = read("../failure-page.css") + read("page.css");
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** The time comes from the header and not from the page, so that people can stop it (WCAG 2.2.1). */
export function roomHeaders({
	address,
	place,
	asksAgainIn,
}: RoomView): Record<string, string> {
	return {
		"content-type": "text/html; charset=utf-8",
		// Compressing so little would cost more than it saves.
		"cache-control": "no-store, no-transform",
		"content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
		"referrer-policy": "same-origin",
		"x-content-type-options": "nosniff",
		"x-robots-tag": "noindex",
		...(asksAgainIn === null
			? {}
			: { refresh: `${asksAgainIn}; url=${ownAddress(address, place)}` }),
	};
}

/** A place in words, how long it takes, and what one can do instead; some kilobytes, made without Next. */
export function roomPage(view: RoomView): string {
	const locale = localeOfAddress(view.address);
	const words = ROOM_WORDS[locale];
	const { standing, soldOut } = view;
	const isInVain = standing.is === "waiting" && soldOut !== null;
	const title = words.title[isInVain ? "sold-out" : standing.is];
	const again = view.again
		? `<p class="notice">${words.again[view.again]}</p>\n`
		: "";
	return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${words.room} – ${cityHead().product}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${cityHead().wordmark} – ${words.room}</header>
<main>
<h1>${title}</h1>
${again}${standingPart(view, locale)}${standing.is === "called" && soldOut === null ? "" : insteadPart(locale)}
</main>
</body>
</html>
`;
}

/** What one can do without waiting. */
function insteadPart(locale: Locale): string {
	const words = ROOM_WORDS[locale];
	const to = paths(locale);
	return `
<h2>${words.instead}</h2>
<p>${words.walkIn} <a href="${to.waitTimes()}">${words.walkInLink}</a></p>
<p>${words.call} ${cityPhoneLink()}</p>
<p>${words.manage} <a href="${to.entry()}">${words.manageLink}</a></p>`;
}

function standingPart(view: RoomView, locale: Locale): string {
	const words = ROOM_WORDS[locale];
	const { address, place, standing, soldOut } = view;
	const own = escapeHtml(ownAddress(address, place));
	if (standing.is === "called")
		return `${soldOut ? soldOutPart(soldOut, words.soldOutCalled, address, locale) : `<p class="place">${words.called}</p>`}
<p>${words.choose(PASS_MINUTES)}</p>
<form method="post" action="${own}"><button class="button">${words.enter}</button></form>`;
	const isInVain = standing.is === "waiting" && soldOut !== null;
	return `${isInVain ? `${soldOutPart(soldOut, words.soldOut, address, locale)}\n` : ""}${placePart(standing, locale)}
<p>${words.keeps}</p>
${askingPart(view, locale)}
<p>${words.why}</p>`;
}

function soldOutPart(
	{ releaseAt }: NonNullable<RoomView["soldOut"]>,
	text: string,
	address: string,
	locale: Locale,
): string {
	const words = ROOM_WORDS[locale];
	const wish = wishPaths(locale).form() + choiceInAddress(address);
	const release =
		releaseAt &&
		words.release(
			formatDate(civilDateOf(releaseAt), locale, "long"),
			formatTime(minuteOf(releaseAt), locale),
		);
	return `<p class="place">${text}</p>
<p>${release ? `${release} ` : ""}${words.freed}</p>
<p>${words.wish} <a href="${escapeHtml(wish)}">${words.wishLink}</a></p>`;
}

function placePart(
	standing: Exclude<Standing, { is: "called" }>,
	locale: Locale,
): string {
	const words = ROOM_WORDS[locale];
	switch (standing.is) {
		case "early": {
			const minute = minuteOf(
				Temporal.Instant.fromEpochMilliseconds(standing.release * 1000),
			);
			return `<p class="place">${words.early(formatTime(minute, locale))}</p>
<p>${words.earlyWhy}</p>`;
		}
		case "waiting": {
			const { place, ahead, minutes } = standing;
			const before =
				ahead === 0
					? words.next
					: words.ahead(ahead, formatNumber(ahead, locale, 0));
			return `<p class="place">${words.place(formatNumber(place, locale, 0))}</p>
<p>${before} ${minutesText(minutes, locale)}</p>`;
		}
	}
}

function minutesText(minutes: Minutes | null, locale: Locale): string {
	const words = ROOM_WORDS[locale];
	if (minutes === null) return words.open;
	return minutes.until <= 1
		? words.soon
		: words.minutes(minutes.from, minutes.until);
}

function askingPart(
	{ address, place, asksAgainIn }: RoomView,
	locale: Locale,
): string {
	const words = ROOM_WORDS[locale];
	const own = ownAddress(address, place);
	const still = withParameter(own, ASKING_PARAMETER, "nein");
	const link = (to: string, text: string) =>
		`<a href="${escapeHtml(to)}">${text}</a>`;
	return asksAgainIn === null
		? `<p><a class="button" href="${escapeHtml(still)}">${words.look}</a></p>
<p>${words.looksNot} ${link(own, words.startLooking)}</p>`
		: `<p>${words.looks(asksAgainIn)} ${link(still, words.stopLooking)}</p>
<p><a class="button" href="${escapeHtml(own)}">${words.look}</a></p>`;
}

/** Where somebody finds their place again. */
export const ownAddress = (address: string, place: string): string =>
	withParameter(address, PLACE_PARAMETER, place);

const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
