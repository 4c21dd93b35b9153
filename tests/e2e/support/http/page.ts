import { JSDOM, VirtualConsole } from "jsdom";
import { ask } from "../ask.ts";
import type { Cookies } from "./cookies.ts";
import { type Holder, HttpLocator, Searchable, type Step } from "./locator.ts";
import { type Asked, ledOn, requestOf } from "./request.ts";
import { lookAnew } from "./sight.ts";

/** More than any way of ours leads on. */
const HOPS = 10;

/** A tab of a browser that runs no scripts and paints nothing: it asks, reads, fills in, presses and sends. */
export class HttpPage extends Searchable implements Holder {
	readonly #cookies: Cookies;
	#dom = new JSDOM();
	#sent = "";
	/** Pages of this tab, and which of them is shown. */
	#visited: readonly Asked[] = [];
	#place = -1;
	/** What a press leads to, if it does. */
	#next: (() => Asked) | undefined;

	constructor(cookies: Cookies) {
		super();
		this.#cookies = cookies;
	}

	protected step(how: string, step: Step): HttpLocator {
		return new HttpLocator(this, how, [step]);
	}

	get document(): Document {
		return this.#dom.window.document;
	}

	context(): Cookies {
		return this.#cookies;
	}

	url(): string {
		return this.document.URL;
	}

	/** As it was sent. */
	async content(): Promise<string> {
		return this.#sent;
	}

	async goto(address: string): Promise<{ status(): number }> {
		return this.#visit({
			url: new URL(address, process.env.BASE_URL).href,
		});
	}

	/** Asks for the same once more, and sends again what was sent. */
	async reload(): Promise<void> {
		await this.#open(this.#shown());
	}

	async goBack(): Promise<void> {
		this.#place -= 1;
		const before = this.#shown();
		if (before.method === "POST")
			throw new Error("Before it sends a form again a browser asks.");
		await this.#open(before);
	}

	async close(): Promise<void> {
		this.#dom.window.close();
	}

	/** A press, with all that HTML makes of it: labels, boxes, details, links, and forms that are filled in as they ask. */
	async press(element: Element): Promise<void> {
		this.#next = undefined;
		const { MouseEvent } = this.#dom.window;
		element.dispatchEvent(
			new MouseEvent("click", { bubbles: true, cancelable: true }),
		);
		lookAnew(this.document);
		const asked = (this.#next as (() => Asked) | undefined)?.();
		if (!asked) return;
		const [page, part] = asked.url.split("#");
		if (
			asked.method ||
			part === undefined ||
			page !== this.url().split("#")[0]
		) {
			await this.#visit(asked);
			return;
		}
		this.#remember(asked);
		this.#dom.reconfigure({ url: asked.url });
		this.#beginAt(part);
	}

	async #visit(asked: Asked): Promise<{ status(): number }> {
		const { answer, shown } = await this.#open(asked);
		this.#remember(shown);
		return { status: () => answer.status };
	}

	/** The same address once more is the same page of the tab's past. */
	#remember(shown: Asked): void {
		const isSame =
			!shown.method && shown.url === this.#visited[this.#place]?.url;
		if (!isSame) this.#place += 1;
		this.#visited = [...this.#visited.slice(0, this.#place), shown];
	}

	async #open(wanted: Asked): Promise<{ answer: Response; shown: Asked }> {
		let asked = wanted;
		for (let hop = 0; hop < HOPS; hop++) {
			const answer = await this.#ask(asked);
			const html = await answer.text();
			const next = ledOn(asked, answer);
			if (!next) {
				this.#show(asked, answer, html);
				return { answer, shown: asked };
			}
			asked = next;
		}
		throw new Error(`${wanted.url} leads on and on`);
	}

	async #ask({ url, method = "GET", body, from }: Asked): Promise<Response> {
		const { origin } = new URL(url);
		const answer = await ask(url, {
			method,
			redirect: "manual",
			cookie: this.#cookies.cookieFor(url),
			...(body ? { body } : {}),
			headers: {
				accept: "text/html,application/xhtml+xml,*/*;q=0.8",
				"accept-language": "de-DE",
				...(method === "POST" ? { origin } : {}),
				...(from?.startsWith(`${origin}/`)
					? { referer: from.replace(/#.*/, "") }
					: {}),
			},
		});
		this.#cookies.keep(answer, url);
		return answer;
	}

	#show({ url }: Asked, answer: Response, html: string): void {
		if (answer.status >= 500) throw new Error(`${answer.status} from ${url}`);
		if (!answer.headers.get("content-type")?.startsWith("text/html"))
			throw new Error(`${url} is no page`);
		this.#dom.window.close();
		// Without a listener: what it cannot do, following a link, is done here.
		this.#dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
		this.#sent = html;
		this.#listen();
		this.#beginAt(new URL(url).hash.slice(1));
	}

	/** What a browser would go to after a press. */
	#listen(): void {
		const { document } = this;
		document.addEventListener("click", (event) => {
			const link = (event.target as Element).closest<HTMLAnchorElement>(
				"a[href]",
			);
			if (!link) return;
			event.preventDefault();
			this.#next = () => {
				if (link.target) throw new Error("Another tab would open.");
				return { url: link.href, from: document.URL };
			};
		});
		document.addEventListener("submit", (event) => {
			event.preventDefault();
			const form = event.target as HTMLFormElement;
			this.#next = () => requestOf(form, event.submitter);
		});
	}

	/** Where the focus is: at the part of the page that the address names, or where the page wants it. */
	#beginAt(part: string): void {
		const named = part
			? this.document.getElementById(decodeURIComponent(part))
			: null;
		const first =
			named ?? this.document.querySelector<HTMLElement>("[autofocus]");
		first?.focus();
	}

	#shown(): Asked {
		const shown = this.#visited[this.#place];
		if (!shown) throw new Error("no page there");
		return shown;
	}
}
