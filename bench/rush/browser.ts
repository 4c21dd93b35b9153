import { type Answer, type Client, newClient } from "#bench/client.ts";
import { formOf, type SentForm } from "#bench/form.ts";
import { record } from "./histogram.ts";
import { assetsOf, refreshOf, roomForm, wordsOf } from "./page.ts";
import { addressOf } from "./plan.ts";
import { failed, took } from "./report.ts";
import { Over, type Surroundings } from "./surroundings.ts";

/** Somebody has had enough: nothing but errors. */
export class GaveUp extends Error {}

/** A page as somebody has it before them. */
export interface Page {
	answer: Answer;
	/** By `performance.now()`. */
	askedAt: number;
}

/** What somebody's browser does, with what they do themselves when something fails. Every answer is counted. */
export interface Browser {
	look(page: string, address: string): Promise<Page>;
	/** Sends the form that a page holds. */
	press(
		page: string,
		from: Page,
		fields: Readonly<Record<string, string>>,
	): Promise<Page>;
	isWaiting(): boolean;
	/** What the page of the waiting room said last. */
	roomWords(): string;
	close(): void;
}

const MAX_TRIES = 8;
/** Whoever is told that something is disturbed and that it goes on by itself is more patient. */
const MAX_TRIES_TOLD = 20;
const MAX_REDIRECTS = 5;
/** A person reloads a page that failed. */
const AGAIN_MS = 2_000;

const PLAIN = {
	"user-agent": "Lynx/2.9.2",
	accept: "text/html",
	"accept-language": "de",
	"accept-encoding": "gzip, deflate",
};
const WITH_SCRIPTS = {
	"user-agent":
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
	accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
	"accept-language": "de-DE,de;q=0.9,en;q=0.5",
	"accept-encoding": "gzip, deflate, br",
	"sec-fetch-dest": "document",
	"sec-fetch-mode": "navigate",
	"sec-fetch-site": "same-origin",
	"sec-fetch-user": "?1",
	"upgrade-insecure-requests": "1",
};

export function headersOf(number: number, hasScripts: boolean) {
	const headers = hasScripts ? WITH_SCRIPTS : PLAIN;
	return { ...headers, "x-forwarded-for": addressOf(number) };
}

export function newBrowser(
	{ origin, report, patience, assets }: Surroundings,
	{ number, hasScripts }: { number: number; hasScripts: boolean },
	random: () => number,
): Browser {
	const client = newClient(origin, headersOf(number, hasScripts));
	const loaded = new Set<string>();
	/** The last page that may be kept, so that the next look can ask whether it changed. */
	let kept: Answer | null = null;
	let isWaiting = false;
	let roomWords = "";
	/** Where they are. */
	let current: string | undefined;
	/** Of somebody whom the waiting room has let in; it stands in the address. */
	let pass: string | null = null;

	async function look(page: string, address: string): Promise<Page> {
		const waiting = { since: null as number | null };
		let seen = await follow(page, withPass(address), waiting);
		while (isRoom(seen.answer)) {
			waiting.since ??= seen.askedAt;
			isWaiting = true;
			roomWords = wordsOf(seen.answer.html);
			seen = await waitOnce(seen, page, waiting);
		}
		if (waiting.since !== null)
			record(report.waited, (performance.now() - waiting.since) / 1_000);
		isWaiting = false;
		const path = new URL(seen.answer.address);
		pass = path.searchParams.get(PASS) ?? (isBooking(path) ? null : pass);
		current = seen.answer.address;
		if (hasScripts) await load(page, seen.answer);
		return seen;
	}

	/** The page of the waiting room asks again by itself, or has a button for whoever is called. */
	async function waitOnce(
		{ answer }: Page,
		page: string,
		waiting: { since: number | null },
	): Promise<Page> {
		const refresh = refreshOf(answer);
		if (refresh) {
			await patience.pause(refresh.seconds * 1_000);
			return follow(page, refresh.address, waiting);
		}
		await patience.pause(AGAIN_MS * (0.5 + random()));
		const form = roomForm(answer.html);
		if (!form) return follow(page, answer.address, waiting);
		const entered = await ask("waiting room", form.action, form);
		const { location } = entered.answer;
		return location === null
			? entered
			: follow(page, new URL(location, answer.address).href, waiting);
	}

	/** Where an address leads in the end. */
	async function follow(
		page: string,
		address: string,
		waiting: { since: number | null },
	): Promise<Page> {
		let at = address;
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
			const seen = await ask(page, at);
			const { location } = seen.answer;
			if (location === null) return seen;
			at = new URL(location, seen.answer.address).href;
		}
		throw giveUp(
			waiting.since === null ? "round and round" : "no way in",
			page,
		);
	}

	/** As every link on a page does for somebody who was let in. */
	function withPass(address: string): string {
		const url = new URL(address, origin);
		if (pass !== null && isBooking(url) && !url.searchParams.has(PASS))
			url.searchParams.set(PASS, pass);
		return url.href;
	}

	async function ask(
		page: string,
		address: string,
		form?: SentForm,
	): Promise<Page> {
		let told = 0;
		for (let tries = 1; ; ) {
			const askedAt = performance.now();
			const answer = await once(client, address, form, kept, current);
			if (patience.isOver) throw new Over();
			if (!(answer instanceof Error) && answer.status < 500) {
				const name = nameOf(page, answer, form);
				took(report, name, performance.now() - askedAt);
				if (answer.status >= 400) throw giveUp(String(answer.status), page);
				if (!form) kept = isKept(page, answer) ? answer : null;
				return { answer, askedAt };
			}
			if (isDisturbed(answer) && told < MAX_TRIES_TOLD) {
				told += 1;
				fail("asked to come again", page);
				const { refresh } = answer.headers;
				const by = refresh ? Number(refresh) * 1_000 : retryAfter(answer);
				await patience.pause(by + (refresh ? 0 : AGAIN_MS * (1 + random())));
				continue;
			}
			fail(
				answer instanceof Error ? kindOf(answer) : String(answer.status),
				page,
			);
			if (tries === MAX_TRIES) throw new GaveUp(wordsAt(answer));
			tries += 1;
			await patience.pause(AGAIN_MS * (1 + random()));
		}
	}

	/** Styles, fonts and scripts, each once. */
	async function load(page: string, answer: Answer): Promise<void> {
		const known = assets.get(page) ?? assetsOf(answer);
		assets.set(page, known);
		for (const asset of known) {
			if (loaded.has(asset)) continue;
			loaded.add(asset);
			const askedAt = performance.now();
			const answer = await once(client, asset);
			if (patience.isOver) throw new Over();
			if (answer instanceof Error) fail(kindOf(answer), "asset");
			else if (answer.status >= 400) fail(String(answer.status), "asset");
			else took(report, "asset", performance.now() - askedAt);
		}
	}

	const fail = (kind: string, page: string) => failed(report, kind, page);
	function giveUp(kind: string, page: string): GaveUp {
		fail(kind, page);
		return new GaveUp(`${kind} at ${page}`);
	}

	return {
		look,
		press(page, { answer }, fields) {
			const form = formOf(answer.html, fields);
			const address = new URL(form.action ?? answer.address, answer.address);
			return ask(page, address.href, form);
		},
		isWaiting: () => isWaiting,
		roomWords: () => roomWords,
		close: client.close,
	};
}

/** An answer, or what kept it from coming. */
async function once(
	client: Client,
	address: string,
	form?: SentForm,
	kept: Answer | null = null,
	referer?: string,
): Promise<Answer | Error> {
	try {
		const known = kept?.address === address && !form ? kept : null;
		const etag = known?.headers.etag;
		const answer = await client.send(address, { form, etag, referer });
		return answer.status === 304 && known ? known : answer;
	} catch (error) {
		return error as Error;
	}
}

function nameOf(page: string, answer: Answer, form?: SentForm): string {
	if (isRoom(answer)) return "waiting room";
	return answer.location !== null && !form ? "redirect" : page;
}

const PASS = "einlass";
const isBooking = ({ pathname }: URL) =>
	/^\/termine(?:\/(?:kind|ort|zeit))?$/.test(pathname);

/** A calendar is looked at again and again; to keep every page of fifty thousand people would take too much. */
const isKept = (page: string, { headers }: Answer) =>
	page === "month" &&
	headers.etag !== undefined &&
	!headers["cache-control"]?.includes("no-store");

/** It loads itself again, or has somebody's place in its address. */
const isRoom = ({ status, headers, address }: Answer) =>
	status === 200 &&
	(headers.refresh !== undefined || /[?&]platz=/.test(address));

/** A page of ours that says so, and when to ask again. */
const isDisturbed = (answer: Answer | Error): answer is Answer =>
	!(answer instanceof Error) &&
	answer.status === 503 &&
	answer.headers["retry-after"] !== undefined;

const retryAfter = ({ headers }: Answer): number =>
	Math.min(30, Number(headers["retry-after"] ?? 0)) * 1_000;

const kindOf = (error: Error): string =>
	(error as NodeJS.ErrnoException).code ?? error.name;

const wordsAt = (answer: Answer | Error): string =>
	answer instanceof Error ? kindOf(answer) : wordsOf(answer.html);
