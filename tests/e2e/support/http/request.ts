import { ask } from "../ask.ts";
import type { Cookies } from "./cookies.ts";

/** More than any way of ours leads on. */
const HOPS = 10;

/** What a browser asks the server for. */
export interface Asked {
	url: string;
	method?: "GET" | "POST";
	/** Parts, or one line (application/x-www-form-urlencoded). */
	body?: FormData | string;
	/** The page with the link or form. */
	from?: string;
}

/** As a browser sends a form, with the button that was pressed. */
export function requestOf(
	form: HTMLFormElement,
	button: HTMLElement | null,
): Asked {
	const { defaultView: view, URL: from } = form.ownerDocument;
	if (!view) throw new Error("a form without a window");
	const said = (name: string) =>
		button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
	const fields = new FormData();
	for (const [name, value] of new view.FormData(form, button))
		fields.append(wired(name), wired(value));
	const line = String(new URLSearchParams([...fields] as [string, string][]));
	const url = new URL(said("action") || from, from);
	if (said("method").toLowerCase() !== "post") {
		url.search = line;
		return { url: url.href, from };
	}
	const isParted = said("enctype").toLowerCase() === "multipart/form-data";
	return {
		url: url.href,
		method: "POST",
		body: isParted ? fields : line,
		from,
	};
}

/** On the wire a line ends with two characters. */
function wired(text: FormDataEntryValue): string {
	if (typeof text !== "string") throw new Error("a file is not sent from here");
	return text.replace(/\r\n?|\n/g, "\r\n");
}

/** A page that has come. */
export interface Arrived {
	/** What has brought it, at the end of the way. */
	asked: Asked;
	status: number;
	html: string;
	/** Going back shows it as it was, and asks nobody. */
	isKept: boolean;
}

/** Asks for a page, and goes where the answer leads on to. */
export async function fetchPage(
	wanted: Asked,
	cookies: Cookies,
): Promise<Arrived> {
	let asked = wanted;
	for (let hop = 0; hop < HOPS; hop++) {
		const answer = await send(asked, cookies);
		const html = await answer.text();
		const next = ledOn(asked, answer);
		if (!next) return arrived(asked, answer, html);
		asked = next;
	}
	throw new Error(`${wanted.url} leads on and on`);
}

async function send(
	{ url, method = "GET", body, from }: Asked,
	cookies: Cookies,
): Promise<Response> {
	const { origin } = new URL(url);
	const referer = from?.startsWith(`${origin}/`) && from.replace(/#.*/, "");
	const answer = await ask(url, {
		method,
		redirect: "manual",
		cookie: cookies.cookieFor(url),
		...(body ? { body } : {}),
		headers: {
			accept: "text/html,application/xhtml+xml,*/*;q=0.8",
			"accept-language": "de-DE",
			// One that is kept may be closed just then: a browser would ask again.
			connection: "close",
			...(method === "POST" ? { origin } : {}),
			...(typeof body === "string" ? { "content-type": LINE } : {}),
			...(referer ? { referer } : {}),
		},
	});
	cookies.keep(answer, url);
	return answer;
}

const LINE = "application/x-www-form-urlencoded";

/** Where an answer leads on to, if it does: with what was sent (307, 308) or without. */
function ledOn(asked: Asked, answer: Response): Asked | undefined {
	const place = answer.headers.get("location");
	if (place === null || answer.status < 300 || answer.status > 399)
		return undefined;
	const url = new URL(place, asked.url);
	// A part of the page that was asked for is still meant.
	if (!url.hash) url.hash = new URL(asked.url).hash;
	const { from, ...sent } = asked;
	const isSentAgain = answer.status === 307 || answer.status === 308;
	return {
		...(isSentAgain ? sent : {}),
		url: url.href,
		...(from ? { from } : {}),
	};
}

function arrived(asked: Asked, answer: Response, html: string): Arrived {
	const { status, headers } = answer;
	if (status >= 500) throw new Error(`${status} from ${asked.url}`);
	if (!headers.get("content-type")?.startsWith("text/html"))
		throw new Error(`${asked.url} is no page`);
	const isKept = !/no-store/.test(headers.get("cache-control") ?? "");
	return { asked, status, html, isKept };
}
