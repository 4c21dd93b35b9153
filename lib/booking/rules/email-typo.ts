import { run as closest } from "@zootools/email-spell-checker";
import { isEmailAddress } from "./email-address.ts";
import {
	ENDINGS,
	isLookAlike,
	onlyEndingOf,
	providers,
} from "./email-providers.ts";

/** Longer than any address (254), with room for what surrounds it. What is longer is not looked at. */
const LONGEST = 320;

/**
 * What somebody most likely meant who typed this address, or null if nothing looks wrong. Only ever to be offered:
 * odd addresses exist.
 * @throws never, whatever was typed: a guess must not cost a form
 */
export function suggestEmail(typed: string): string | null {
	if (typed.length > LONGEST) return null;
	const text = typed.trim();
	const mended = mendSigns(text);
	const at = mended.lastIndexOf("@");
	if (at < 1) return null;
	const local = mendLocal(mended.slice(0, at));
	const suggestion = `${local}@${mendDomain(mended.slice(at + 1))}`;
	const isSame = suggestion.toLowerCase() === text.toLowerCase();
	return isSame || !isEmailAddress(suggestion) ? null : suggestion;
}

/** Spaces, dots and the @: slips that no address survives. */
function mendSigns(text: string): string {
	const whole = text
		.normalize("NFC")
		.replace(/^mailto:/iu, "")
		.replace(/^www\.(?=.*@)/iu, "")
		.replace(/\s*[([{]\s*(?:at|ät)\s*[)\]}]\s*/iu, "@")
		.replace(/\s+(?:at|ät)\s+/iu, "@")
		.replace(/\s+/gu, "")
		.replace(/@+/gu, "@")
		.replace(/^[<"'([{]+|[>"')\]}.,;:]+$/gu, "");
	return whole.includes("@") ? whole : insertAt(whole);
}

/** "ayse.gmail.com" and "ayseweb.de": the @ is missing before a domain that everybody knows. */
function insertAt(text: string): string {
	const domain = providers()
		.filter((known) => text.toLowerCase().endsWith(known))
		.sort((a, b) => b.length - a.length)[0];
	if (!domain) return text;
	const local = text.slice(0, -domain.length).replace(/[.,;:_-]+$/u, "");
	return local ? `${local}@${text.slice(-domain.length)}` : text;
}

const SPELLED_OUT: Readonly<Record<string, string>> = {
	ä: "ae",
	ö: "oe",
	ü: "ue",
	ß: "ss",
};

/** German providers give nobody an umlaut before the @. */
function mendLocal(local: string): string {
	return local
		.replace(/,/gu, ".")
		.replace(/\.{2,}/gu, ".")
		.replace(/^\.+|\.+$/gu, "")
		.replace(/[äöüß]/giu, (letter) => SPELLED_OUT[letter.toLowerCase()] ?? "");
}

function mendDomain(typed: string): string {
	const domain = typed
		.toLowerCase()
		.replace(/[,;:]/gu, ".")
		.replace(/\.{2,}/gu, ".")
		.replace(/^[.-]+|[.-]+$/gu, "");
	if (isKnown(domain)) return typed.toLowerCase() === domain ? typed : domain;
	const withDot = missingDot(domain);
	if (withDot) return withDot;
	const ended = mendEnding(domain);
	if (isKnown(ended)) return ended;
	return onlyEndingOf(nameOf(ended)) ?? nearest(ended) ?? ended;
}

const isKnown = (domain: string): boolean =>
	isLookAlike(domain) || providers().some((known) => known === domain);

/** "mail.gmx.de" has no name of its own: only what stands right before the ending. */
const nameOf = (domain: string) => domain.slice(0, domain.lastIndexOf("."));

/** "gmailcom" and, of a provider with this name, "gmail". */
function missingDot(domain: string): string | undefined {
	if (domain.includes(".")) return;
	return providers().find(
		(known) => known.replaceAll(".", "") === domain || nameOf(known) === domain,
	);
}

function mendEnding(domain: string): string {
	const ending = domain.slice(domain.lastIndexOf(".") + 1);
	const name = nameOf(domain);
	if (!domain.includes(".") || !/^\p{L}+$/u.test(ending)) return domain;
	if (name.endsWith(`.${ending}`)) return name;
	return `${name}.${ENDINGS[ending] ?? ending}`;
}

/** A provider so near that it must be meant. The library walks through them; how near is near is ours. */
function nearest(domain: string): string | undefined {
	if (!/^[a-z0-9.-]+$/.test(domain)) return;
	return closest({
		email: `x@${domain}`,
		domains: [...providers()],
		domainThreshold: 1,
		secondLevelDomains: [],
		topLevelDomains: [],
		distanceFunction: (a, b) => slips(a, b) / allowed(b),
	})?.domain;
}

/** Short names are near each other by nature. */
const allowed = (domain: string): number => (domain.length >= 10 ? 2 : 1);

/** Letters missing, too many, wrong or swapped with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
	const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const at = (x: number, y: number) =>
				(x === i ? row : rows[x])?.[y] ?? Number.POSITIVE_INFINITY;
			const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
			const swapped = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			row[j] = Math.min(
				at(i - 1, j) + 1,
				at(i, j - 1) + 1,
				at(i - 1, j - 1) + wrong,
				swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		rows.push(row);
	}
	return rows[a.length]?.[b.length] ?? 0;
}
