import type {
	Browser,
	BrowserContext,
	CDPSession,
	Page,
} from "@playwright/test";
import { announce } from "./announce.ts";
import { EMPTY, Tab } from "./tab.ts";

interface Profile {
	context: BrowserContext;
	/** Always open, so that the process that shows pages, and what it has compiled, outlives each test; opens the tab. */
	anchor: Page;
	devtools: CDPSession;
	/** The one that tests share. */
	tab: Tab | null;
}

/**
 * Browser profiles, which the tests of one worker use one after the other: what was read of scripts, styles and fonts
 * is there for the next one. Cookies and what pages keep go with each test.
 */
export class Profiles {
	/** One with scripts, one without. */
	readonly #kept = new Map<boolean, Profile>();
	readonly #spoilt = new WeakSet<BrowserContext>();

	/** As the options of the running test want it. */
	async open(browser: Browser, withScripts: boolean): Promise<BrowserContext> {
		const kept = this.#kept.get(withScripts);
		if (kept) return kept.context;
		const context = await browser.newContext();
		const anchor = await context.newPage();
		await anchor.goto(EMPTY);
		this.#watch(context);
		const devtools = await context.newCDPSession(anchor);
		this.#kept.set(withScripts, { context, anchor, devtools, tab: null });
		return context;
	}

	/** The tab that tests share, empty. */
	async sharedPage(context: BrowserContext): Promise<Page> {
		const kept = this.#profileOf(context);
		if (!kept) return context.newPage();
		if (!kept.tab?.isAsNew()) kept.tab = await Tab.open(kept.anchor);
		return kept.tab.take();
	}

	/** As if nobody had been there. */
	async clean(context: BrowserContext): Promise<void> {
		const kept = this.#profileOf(context);
		if (!kept || this.#spoilt.has(context)) return this.close(context);
		const { anchor, devtools, tab } = kept;
		await tab?.empty();
		const stays = (page: Page) =>
			page === anchor || (tab?.is(page) && tab.isAsNew());
		const others = context.pages().filter((page) => !stays(page));
		await Promise.all(others.map((page) => page.close()));
		await devtools.send("Storage.clearDataForOrigin", {
			origin: process.env.BASE_URL ?? "",
			storageTypes: "cookies,local_storage,indexeddb,cache_storage",
		});
	}

	async close(context: BrowserContext): Promise<void> {
		for (const [withScripts, kept] of this.#kept)
			if (kept.context === context) this.#kept.delete(withScripts);
		await context.close();
	}

	async closeAll(): Promise<void> {
		for (const { context } of this.#kept.values()) await this.close(context);
	}

	#profileOf(context: BrowserContext): Profile | undefined {
		return [...this.#kept.values()].find((one) => one.context === context);
	}

	/** A clock, a network or listeners changed for all pages are not put right again: the next test begins anew. */
	#watch(context: BrowserContext): void {
		const spoil = () => this.#spoilt.add(context);
		announce(context.clock, ["install", "setFixedTime"], spoil);
		announce(
			context,
			["addInitScript", "on", "route", "setExtraHTTPHeaders", "setOffline"],
			spoil,
		);
	}
}
