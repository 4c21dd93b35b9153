import { JSDOM, VirtualConsole } from "jsdom";
import type { Cookies } from "./cookies.ts";
import { type Holder, HttpLocator, Searchable, type Step } from "./locator.ts";
import { type Arrived, type Asked, fetchPage, requestOf } from "./request.ts";
import { lookAnew } from "./sight.ts";

/** A tab of a browser that runs no scripts and paints nothing: it asks, reads, fills in, presses and sends. */
export class HttpPage extends Searchable implements Holder {
	readonly #cookies: Cookies;
	/** One window for all pages: to make one takes as long as to read a page. Nobody hears what it says it cannot do. */
	readonly #dom = new JSDOM("", { virtualConsole: new VirtualConsole() });
	/** Pages of this tab, and which of them is shown. */
	#visited: readonly Arrived[] = [];
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
		return this.#shown().html;
	}

	async goto(address: string): Promise<{ status(): number }> {
		const { href } = new URL(address, process.env.BASE_URL);
		await this.#visit({ url: href });
		const { status } = this.#shown();
		return { status: () => status };
	}

	/** Asks for the same once more, and sends again what was sent. */
	async reload(): Promise<void> {
		const anew = await fetchPage(this.#shown().asked, this.#cookies);
		this.#visited = this.#visited.with(this.#place, anew);
		this.#show(anew);
	}

	async goBack(): Promise<void> {
		this.#place -= 1;
		const before = this.#shown();
		if (before.isKept) this.#show(before);
		else if (before.asked.method) throw new Error("a browser would ask first");
		else await this.reload();
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
		const isHere = page === this.url().split("#")[0];
		if (part === undefined || asked.method || !isHere)
			return await this.#visit(asked);
		this.#remember({ ...this.#shown(), asked });
		this.#dom.reconfigure({ url: asked.url });
		this.#beginAt(part);
	}

	async #visit(asked: Asked): Promise<void> {
		const arrived = await fetchPage(asked, this.#cookies);
		this.#remember(arrived);
		this.#show(arrived);
	}

	/** The same address once more is the same page of the tab's past. */
	#remember(page: Arrived): void {
		const { method, url } = page.asked;
		if (method || url !== this.#visited[this.#place]?.asked.url)
			this.#place += 1;
		this.#visited = [...this.#visited.slice(0, this.#place), page];
	}

	#shown(): Arrived {
		const shown = this.#visited[this.#place];
		if (!shown) throw new Error("no page there");
		return shown;
	}

	#show({ asked: { url }, html }: Arrived): void {
		this.#dom.reconfigure({ url });
		this.document.open();
		this.document.write(html);
		this.document.close();
		lookAnew(this.document);
		this.#listen();
		this.#beginAt(new URL(url).hash.slice(1));
	}

	/** What a browser would go to after a press. */
	#listen(): void {
		const { documentElement: root, URL: from } = this.document;
		root.addEventListener("click", (event) => {
			const pressed = event.target as Element;
			const link = pressed.closest<HTMLAnchorElement>("a[href]");
			if (!link) return;
			event.preventDefault();
			this.#next = () => {
				if (link.target) throw new Error("another tab would open");
				return { url: link.href, from };
			};
		});
		root.addEventListener("submit", (event) => {
			event.preventDefault();
			const form = event.target as HTMLFormElement;
			this.#next = () => requestOf(form, event.submitter);
		});
	}

	/** Where the focus is: at the part of the page that the address names, or where the page wants it. */
	#beginAt(part: string): void {
		const { document } = this;
		const named = part
			? document.getElementById(decodeURIComponent(part))
			: null;
		const wants = document.querySelector<HTMLElement>("[autofocus]");
		(named ?? wants)?.focus();
	}
}
