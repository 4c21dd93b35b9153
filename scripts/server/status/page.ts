import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { languages } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatMoment, formatTime } from "#lib/text/format.ts";
import { langOf, languageAttributes, nameOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import {
	LEVEL,
	type Part,
	type PartStatus,
	type State,
	type Status,
} from "#lib/watch/rules/status.ts";
import { cityHead, cityPhoneLink } from "#scripts/server/city-words.ts";

const read = (file: string) =>
	readFileSync(path.join(import.meta.dirname, file), "utf8");
const STYLE =
	read("../failure-page.css") +
	read("../waiting-room/page.css") +
	read("page.css");
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

export const STATUS_HEADERS: Readonly<Record<string, string>> = {
	"content-type": "text/html; charset=utf-8",
	// It says how things stand now.
	"cache-control": "no-store",
	"content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
	"x-robots-tag": "noindex",
};

/** Beside the word, so that nothing is said by colour alone. */
const SIGN = { fine: "✓", unknown: "?", slow: "!", away: "✕" } as const;

/**
 * What works and what does not, in words; some kilobytes, made without Next and without the database.
 * @param now epoch milliseconds
 */
export function statusPage(
	{ parts, level, lookedAt }: Status,
	locale: Locale,
	now: number,
): string {
	const t = translator("status", locale);
	const to = paths(locale);
	const moment = (at: number) => momentOf(at, now, locale);
	const works = (name: Part) =>
		parts.some(({ part, state }) => part === name && state !== "away");
	const waits = works("waits")
		? ` <a href="${to.waitTimes()}">${t("walkInLink")}</a>`
		: "";
	const report = works("database")
		? `<p><a href="${to.reportFault("/status")}">${t("report")}</a></p>\n`
		: "";
	const headline = t(`headline.${level}`);
	return `<!DOCTYPE html>
<html ${languageAttributes(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${headline} – ${t("page")} – ${cityHead().product}</title>
<style>${STYLE}</style>
</head>
<body>
<header>${cityHead().wordmark} – ${t("page")}</header>
<main>
<h1>${headline}</h1>
<p>${lookedAt === null ? t("neverLooked") : t("lookedAt", { moment: moment(lookedAt) })} <a href="${to.status()}">${t("again")}</a></p>
<dl>
${parts.map((part) => partOf(part, locale, moment)).join("\n")}
</dl>
<h2>${t(level === "fine" ? "help" : "instead")}</h2>
<p>${t("safe")}</p>
<p>${t("walkIn")}${waits}</p>
<p>${t("call")} ${cityPhoneLink()}</p>
${report}<p>${others(locale)}</p>
</main>
</body>
</html>
`;
}

function partOf(
	{ part, state, since }: PartStatus,
	locale: Locale,
	moment: (at: number) => string,
): string {
	const t = translator("status", locale);
	const level = LEVEL[state];
	const meaning = t.raw(`meaning.${part}` as "page") as Partial<
		Record<State, string>
	>;
	const text = meaning[state] ?? meaning.unknown;
	const began =
		since === null ? "" : `, ${t("since", { moment: moment(since) })}`;
	return `<div>
<dt>${t(`part.${part}`)}</dt>
<dd><span class="level ${level}"><span aria-hidden="true">${SIGN[level]}</span> ${t(`level.${level}`)}${began}</span></dd>
<dd>${text}</dd>
</div>`;
}

/** "9:05 Uhr"; of another day with the day before it. */
function momentOf(at: number, now: number, locale: Locale): string {
	const [then, today] = [at, now].map((one) =>
		Temporal.Instant.fromEpochMilliseconds(Math.round(one)),
	);
	if (!then || !today) return "";
	return civilDateOf(then) === civilDateOf(today)
		? formatTime(minuteOf(then), locale)
		: formatMoment(then.epochMilliseconds, locale);
}

const others = (locale: Locale) =>
	languages()
		.filter((other) => other !== locale)
		.map(
			(other) =>
				`<a href="${paths(other).status()}" ${languageAttributes(other)} hreflang="${langOf(other)}">${nameOf(other)}</a>`,
		)
		.join(" ");
