import type { Answer } from "#bench/client.ts";
import { type SentForm, unescapeHtml } from "#bench/form.ts";
import type { TimeValue } from "./taken.ts";

/** The times that a page offers: its buttons whose values look so: `stadtmitte|2026-11-25|08:15`. */
export function offersOf(html: string): TimeValue[] {
	const offers: TimeValue[] = [];
	let at = html.indexOf(VALUE);
	while (at >= 0) {
		const from = at + VALUE.length;
		const until = html.indexOf('"', from);
		const value = html.slice(from, until);
		const isTime = value.at(-6) === "|" && value.at(-17) === "|";
		if (isTime && html.startsWith("<button", html.lastIndexOf("<", at)))
			offers.push(value);
		at = html.indexOf(VALUE, until);
	}
	return offers;
}

const VALUE = 'value="';

/** What a page says at its top, for people who were turned away: its heading and its title. */
export function wordsOf(html: string): string {
	const heading = textOf(html, "<h1", "</h1>");
	const title = textOf(html, "<title", "</title>").split(" – ")[0] ?? "";
	return heading === title || title === "" ? heading : `${heading} (${title})`;
}

function textOf(html: string, tag: string, end: string): string {
	const at = html.indexOf(tag);
	if (at < 0) return "";
	const from = html.indexOf(">", at) + 1;
	const inside = html.slice(from, html.indexOf(end, from));
	return unescapeHtml(inside.replace(/<[^>]*>/g, "")).trim();
}

/** Where a page of the waiting room leads by itself, and after how many seconds; null: nowhere. */
export function refreshOf({
	headers,
	address,
}: Pick<Answer, "headers" | "address">): {
	seconds: number;
	address: string;
} | null {
	const text = String(headers.refresh ?? "");
	const [, seconds, to] = /^(\d+)\s*;\s*url=(.*)$/i.exec(text) ?? [];
	return to
		? { seconds: Number(seconds), address: new URL(to, address).href }
		: null;
}

/** The button that lets somebody in who was called; null: they are not yet. */
export function roomForm(html: string): (SentForm & { action: string }) | null {
	const [, action] = /<form method="post" action="([^"]*)"/.exec(html) ?? [];
	if (action === undefined) return null;
	return {
		action: unescapeHtml(action),
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			"content-length": "0",
		},
		body: Buffer.alloc(0),
	};
}

/** What a browser loads for a page: its styles, fonts and scripts. */
export function assetsOf({
	html,
	headers,
}: Pick<Answer, "html" | "headers">): string[] {
	const head = html.slice(0, html.indexOf("</head>"));
	return [
		...head.matchAll(
			/(?:href|src)="(\/(?:_next|scripts)\/[^"]*|\/favicon[^"]*)"/g,
		),
		...String(headers.link ?? "").matchAll(
			/<(\/_next\/[^>]*)>; rel=preload; as="font"/g,
		),
	].map(([, address = ""]) => unescapeHtml(address));
}

/** What a form of the first page sends although nobody touched it: how many of each service. */
export function numbersOf(html: string): string {
	const numbers: string[] = [];
	let at = html.indexOf('name="n-');
	while (at >= 0) {
		const from = at + 'name="'.length;
		numbers.push(`&${html.slice(from, html.indexOf('"', from))}=1`);
		at = html.indexOf('name="n-', from);
	}
	return numbers.join("");
}
