import type { CDPSession, Page } from "@playwright/test";
import { announce } from "./announce.ts";

/** What a page could not be rid of again. */
const LASTING = [
	"addInitScript",
	"addLocatorHandler",
	"exposeBinding",
	"exposeFunction",
	"route",
	"setDefaultNavigationTimeout",
	"setDefaultTimeout",
	"setExtraHTTPHeaders",
] as const satisfies readonly (keyof Page)[];

/** Of our own house: with any other address, about:blank too, what is shown would be out of reach (Cross-Origin-Opener-Policy). */
export const EMPTY = "/favicon.svg";

const besides = new WeakMap<Page, Page>();

/** The page from whose scripts a shared tab can be reached. */
export const besideOf = (page: Page): Page | undefined => besides.get(page);

type Listener = Parameters<Page["off"]>;

/**
 * A tab that one test after the other finds empty: opening one takes as long as loading a page. What it has visited,
 * kept, heard, pointed at and looked like is gone; where that cannot be, the tab is not as new.
 */
export class Tab {
	readonly #page: Page;
	readonly #beside: Page;
	readonly #devtools: CDPSession;
	readonly #size: ReturnType<Page["viewportSize"]>;
	#listeners: Listener[] = [];
	#isInUse = false;
	#looksOther = false;
	#isSpoilt = false;

	/** @param beside stays open, and keeps what is opened within its reach, as `shown` */
	static async open(beside: Page): Promise<Tab> {
		const opened = beside.waitForEvent("popup");
		await beside.evaluate(() => {
			Object.assign(window, { shown: window.open("about:blank") });
		});
		const page = await opened;
		besides.set(page, beside);
		const devtools = await page.context().newCDPSession(page);
		return new Tab(page, beside, devtools);
	}

	private constructor(page: Page, beside: Page, devtools: CDPSession) {
		this.#page = page;
		this.#beside = beside;
		this.#devtools = devtools;
		this.#size = page.viewportSize();
		announce(page, [...LASTING], () => {
			this.#isSpoilt = true;
		});
		announce(page, ["on"], (...given) => {
			this.#listeners.push(given as Listener);
		});
		announce(page, ["emulateMedia", "setViewportSize"], () => {
			this.#looksOther = true;
		});
	}

	/** For the test that begins. */
	take(): Page {
		this.#isInUse = true;
		return this.#page;
	}

	is(page: Page): boolean {
		return page === this.#page;
	}

	isAsNew(): boolean {
		return !(this.#isSpoilt || this.#page.isClosed());
	}

	async empty(): Promise<void> {
		if (!this.#isInUse) return;
		this.#isInUse = false;
		for (const [event, listener] of this.#listeners.splice(0))
			this.#page.off(event, listener);
		if (!this.isAsNew()) return;
		// A page that is just going elsewhere by itself is in the way.
		await this.#leave().catch(() => {
			this.#isSpoilt = true;
		});
	}

	async #leave(): Promise<void> {
		await this.#page.goto(EMPTY);
		await this.#page.evaluate(() => sessionStorage.clear());
		await this.#devtools.send("Page.resetNavigationHistory");
		// A page without that header was in it.
		this.#isSpoilt = await this.#beside.evaluate(
			() => (window as { shown?: Window }).shown?.closed !== false,
		);
		// Over nothing: what is pointed at may look other.
		await this.#page.mouse.move(-1, -1);
		if (!this.#looksOther) return;
		await this.#page.emulateMedia({ media: null, colorScheme: "light" });
		if (this.#size) await this.#page.setViewportSize(this.#size);
		this.#looksOther = false;
	}
}
