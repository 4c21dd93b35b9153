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
import { languageAttributes } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { cityHead, cityPhoneLink } from "#scripts/server/city-words.ts";

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
	const t = translator("waitingRoom", locale);
	const { standing, soldOut } = view;
	const isInVain = standing.is === "waiting" && soldOut !== null;
	const title = t(`title.${isInVain ? "sold-out" : standing.is}`);
	const again = view.again
		? `<p class="notice">${t(`again.${view.again}`)}</p>\n`
		: "";
	return `<!DOCTYPE html>
<html ${languageAttributes(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${t("room")} – ${cityHead().product}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${cityHead().wordmark} – ${t("room")}</header>
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
	const t = translator("waitingRoom", locale);
	const to = paths(locale);
	return `
<h2>${t("instead")}</h2>
<p>${t("walkIn")} <a href="${to.waitTimes()}">${t("walkInLink")}</a></p>
<p>${t("call")} ${cityPhoneLink()}</p>
<p>${t("manage")} <a href="${to.entry()}">${t("manageLink")}</a></p>`;
}

function standingPart(view: RoomView, locale: Locale): string {
	const t = translator("waitingRoom", locale);
	const { address, place, standing, soldOut } = view;
	const own = escapeHtml(ownAddress(address, place));
	if (standing.is === "called")
		return `${soldOut ? soldOutPart(soldOut, t("soldOutCalled"), address, locale) : `<p class="place">${t("called")}</p>`}
<p>${t("choose", { minutes: PASS_MINUTES })}</p>
<form method="post" action="${own}"><button class="button">${t("enter")}</button></form>`;
	const isInVain = standing.is === "waiting" && soldOut !== null;
	return `${isInVain ? `${soldOutPart(soldOut, t("soldOut"), address, locale)}\n` : ""}${placePart(standing, locale)}
<p>${t("keeps")}</p>
${askingPart(view, locale)}
<p>${t("why")}</p>`;
}

function soldOutPart(
	{ releaseAt }: NonNullable<RoomView["soldOut"]>,
	text: string,
	address: string,
	locale: Locale,
): string {
	const t = translator("waitingRoom", locale);
	const wish = wishPaths(locale).form() + choiceInAddress(address);
	const release =
		releaseAt &&
		t("release", {
			date: formatDate(civilDateOf(releaseAt), locale, "long"),
			time: formatTime(minuteOf(releaseAt), locale),
		});
	return `<p class="place">${text}</p>
<p>${release ? `${release} ` : ""}${t("freed")}</p>
<p>${t("wish")} <a href="${escapeHtml(wish)}">${t("wishLink")}</a></p>`;
}

function placePart(
	standing: Exclude<Standing, { is: "called" }>,
	locale: Locale,
): string {
	const t = translator("waitingRoom", locale);
	switch (standing.is) {
		case "early": {
			const minute = minuteOf(
				Temporal.Instant.fromEpochMilliseconds(standing.release * 1000),
			);
			return `<p class="place">${t("early", { time: formatTime(minute, locale) })}</p>
<p>${t("earlyWhy")}</p>`;
		}
		case "waiting": {
			const { place, ahead, minutes } = standing;
			const before = ahead === 0 ? t("next") : t("ahead", { count: ahead });
			return `<p class="place">${t("place", { place: formatNumber(place, locale, 0) })}</p>
<p>${before} ${minutesText(minutes, locale)}</p>`;
		}
	}
}

function minutesText(minutes: Minutes | null, locale: Locale): string {
	const t = translator("waitingRoom", locale);
	if (minutes === null) return t("open");
	const { from, until } = minutes;
	if (until <= 1) return t("soon");
	return from < 1 ? t("atMost", { until }) : t("minutes", { from, until });
}

function askingPart(
	{ address, place, asksAgainIn }: RoomView,
	locale: Locale,
): string {
	const t = translator("waitingRoom", locale);
	const own = ownAddress(address, place);
	const still = withParameter(own, ASKING_PARAMETER, "nein");
	const link = (to: string, text: string) =>
		`<a href="${escapeHtml(to)}">${text}</a>`;
	return asksAgainIn === null
		? `<p><a class="button" href="${escapeHtml(still)}">${t("look")}</a></p>
<p>${t("looksNot")} ${link(own, t("startLooking"))}</p>`
		: `<p>${looksIn(asksAgainIn, locale)} ${link(still, t("stopLooking"))}</p>
<p><a class="button" href="${escapeHtml(own)}">${t("look")}</a></p>`;
}

/** In seconds, or in minutes where those would be many. */
function looksIn(seconds: number, locale: Locale): string {
	const t = translator("waitingRoom", locale);
	return seconds < 100
		? t("looksSeconds", { seconds })
		: t("looksMinutes", { minutes: Math.round(seconds / 60) });
}

/** Where somebody finds their place again. */
export const ownAddress = (address: string, place: string): string =>
	withParameter(address, PLACE_PARAMETER, place);

const escapeHtml = (text: string) =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
