import { get } from "node:http";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import type { Page } from "@playwright/test";
import { JSDOM } from "jsdom";

const inKilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

/** Kilobytes that come over the wire when somebody opens the page for the first time, headers included. */
export async function weigh(page: Page, address: string): Promise<number> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Network.enable");
	await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
	let bytes = 0;
	devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	await page.goto(address, { waitUntil: "networkidle" });
	await devtools.detach();
	return inKilobytes(bytes);
}

/**
 * The same without a browser: the page, all that it refers to, and of the fonts in its style sheets those that have
 * letters of its text, in every weight.
 */
export async function weighByHttp(address: string): Promise<number> {
	const page = await load(new URL(address, process.env.BASE_URL));
	const { document } = new JSDOM(page.body, { url: page.url.href }).window;
	const wanted = new Set<string>();
	const want = (reference: string, from = page.url) => {
		const url = new URL(reference, from);
		if (url.protocol.startsWith("http")) wanted.add(url.href);
	};
	for (const element of document.querySelectorAll(
		"link[rel=preload], link[rel=stylesheet], script[src], img[src]",
	))
		want(element.getAttribute("href") ?? element.getAttribute("src") ?? "");
	// What is not shown needs no font.
	for (const element of document.querySelectorAll(
		"script, style, template, [hidden], details:not([open]) > :not(summary)",
	))
		element.remove();
	const letters = new Set(document.body.textContent);
	let bytes = page.bytes;
	for (const sheet of document.querySelectorAll("link[rel=stylesheet]")) {
		const { href } = new URL(sheet.getAttribute("href") ?? "", page.url);
		const { body } = await load(new URL(href));
		for (const font of fontsFor(letters, body)) want(font, new URL(href));
	}
	for (const url of wanted) bytes += (await load(new URL(url))).bytes;
	return inKilobytes(bytes);
}

/** Addresses of the fonts that a style sheet has for one of these letters. */
function fontsFor(letters: ReadonlySet<string>, css: string): string[] {
	const codes = [...letters].map((letter) => letter.codePointAt(0) ?? 0);
	return [...css.matchAll(/@font-face\s*{([^}]*)}/g)].flatMap(
		([, face = ""]) => {
			const ranges = [
				...face.matchAll(/U\+([0-9A-F]*)(\?*)(?:-([0-9A-F]+))?/gi),
			].map(
				([, from = "", any = "", to]) =>
					[
						Number.parseInt(`0${from}${any.replaceAll("?", "0")}`, 16),
						Number.parseInt(to ?? `0${from}${any.replaceAll("?", "F")}`, 16),
					] as const,
			);
			const isNeeded =
				ranges.length === 0 ||
				codes.some((code) =>
					ranges.some(([from, to]) => from <= code && code <= to),
				);
			const url = /url\(["']?([^"')]+)/.exec(face)?.[1];
			return isNeeded && url ? [url] : [];
		},
	);
}

interface Loaded {
	url: URL;
	body: string;
	/** As they were sent, with headers. */
	bytes: number;
}

const loads = new Map<string, Promise<Loaded>>();

/** Style sheets, scripts and fonts never change: they are weighed once. */
function load(url: URL): Promise<Loaded> {
	const known = loads.get(url.href);
	if (known) return known;
	const loading = loadAnew(url);
	if (url.pathname.startsWith("/_next/")) loads.set(url.href, loading);
	return loading;
}

function loadAnew(url: URL): Promise<Loaded> {
	const headers = { "accept-encoding": "gzip, deflate, br" };
	return new Promise((resolve, reject) => {
		// A connection of its own: what came over it is the answer.
		get(url, { headers, agent: false }, async (answer) => {
			const socket: Socket = answer.socket;
			const { location, "content-encoding": coding } = answer.headers;
			if (location) {
				answer.resume();
				return resolve(loadAnew(new URL(location, url)));
			}
			const body = await text(unpacked(answer, coding));
			if ((answer.statusCode ?? 0) >= 500)
				return reject(new Error(`${answer.statusCode} from ${url}`));
			resolve({ url, body, bytes: socket.bytesRead });
		}).on("error", reject);
	});
}

function unpacked(answer: Readable, coding: string | undefined): Readable {
	if (coding === "br") return answer.pipe(createBrotliDecompress());
	return coding === "gzip" ? answer.pipe(createGunzip()) : answer;
}
