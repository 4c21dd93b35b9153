import { type Browser, test as base, type Page } from "@playwright/test";
import { closeDb } from "#lib/db/client.ts";
import { makeStation, removeStation } from "#tests/support/factory.ts";
import { liftHoldLimit } from "./city.ts";
import { expect } from "./http/expect.ts";
import { Profiles } from "./profiles.ts";

/**
 * Of a way on which no page brings a script, which its test sees to: with scripts and without, a browser does the same,
 * so it is walked once. Where a page brings one, the test is tagged @ohne-js and walks it once more, by HTTP, or
 * @ohne-js-chromium where only a browser can.
 */
const NO_SCRIPTS = "@ohne-skripte";

export type Station = Awaited<ReturnType<typeof makeStation>>;

/**
 * Every test has a station of its own, so that none takes another's times, and fails when the browser
 * complains: a script error, a refused resource, a broken content security policy.
 */
export const test = base.extend<
	{
		station: Station;
		/**
		 * Of tests that only visit pages, as most do: they need no tab of their own, and opening one takes as long as
		 * loading a page.
		 */
		sharesTab: boolean;
		/** Ids of stations that are taken away when nobody looks at them any more. */
		leaving: number[];
	},
	{ database: undefined; profiles: Profiles; isByHttp: boolean }
>({
	isByHttp: [false, { scope: "worker", option: true }],
	// As Playwright launches it, where there is to be one.
	browser: [
		async ({ playwright, browserName, isByHttp }, use) => {
			const browser = isByHttp
				? await startHttpBrowser()
				: await playwright[browserName].launch();
			await use(browser);
			await browser.close();
		},
		{ scope: "worker", timeout: 0 },
	],
	database: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
		async ({}, use) => {
			await liftHoldLimit();
			await use(undefined);
			await closeDb();
		},
		{ scope: "worker", auto: true },
	],
	profiles: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
		async ({}, use) => {
			const profiles = new Profiles();
			await use(profiles);
			await profiles.closeAll();
		},
		{ scope: "worker" },
	],
	leaving: [
		// Always, so that it is the first to be there and the last to go: a page that is still open and live would ask for
		// what is just being taken away, and the browser complain about the answer.
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
		async ({}, use) => {
			const leaving: number[] = [];
			await use(leaving);
			for (const id of leaving) await removeStation(id);
		},
		{ auto: true },
	],
	context: async (
		{ browser, javaScriptEnabled, profiles, isByHttp },
		use,
		{ errors },
	) => {
		if (isByHttp) return use(await browser.newContext());
		const context = await profiles.open(browser, javaScriptEnabled);
		await use(context);
		// When a profile ends, Playwright keeps what was to be seen of a failure.
		await (errors.length > 0
			? profiles.close(context)
			: profiles.clean(context));
	},
	station: async ({ leaving }, use) => {
		const station = await makeStation({ desks: 1 });
		leaving.push(station.id);
		await use(station);
	},
	sharesTab: [false, { option: true }],
	page: async ({ context, profiles, isByHttp, sharesTab }, use, { tags }) => {
		if (isByHttp) return use(await context.newPage());
		const page = sharesTab
			? await profiles.sharedPage(context)
			: await context.newPage();
		const complaints: string[] = [];
		if (tags.includes(NO_SCRIPTS))
			page.on("request", (request) => {
				if (request.resourceType() === "script")
					complaints.push(`a script came along: ${request.url()}`);
			});
		page.on("console", (message) => {
			// A page that answers 404 on purpose is reported by the browser, too, and a network that a test takes away.
			const expected = /status of 4\d\d|ERR_INTERNET_DISCONNECTED/;
			if (message.type() === "error" && !expected.test(message.text()))
				complaints.push(message.text());
		});
		page.on("pageerror", (error) => complaints.push(error.message));
		await use(page);
		expect(complaints, "what the browser complained about").toEqual([]);
	},
});

/** Read when there is need of it: that takes a second. */
export async function startHttpBrowser(): Promise<Browser> {
	const { HttpBrowser } = await import("./http/browser.ts");
	return new HttpBrowser() as unknown as Browser;
}

export { expect };

/**
 * Milliseconds in which a page that is told of news has long shown them on a quiet machine (within a second), and in which
 * one that asks by itself has not asked yet.
 */
export const AT_ONCE = 8_000;

/** Nothing sticks out to the side: no scrolling in two directions (WCAG 1.4.10). */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
	const { overflow, who } = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const overflow = scrollWidth - clientWidth;
		const sticksOut = (element: Element) => {
			const { left, right } = element.getBoundingClientRect();
			return right > clientWidth + 1 || left < -1;
		};
		const elements =
			overflow > 0 ? [...document.querySelectorAll("main *")] : [];
		const who = elements
			.filter(sticksOut)
			.map((element) => element.outerHTML.slice(0, 120))
			.slice(-3);
		return { overflow, who };
	});
	expect(
		overflow,
		`pixels sticking out to the side: ${who.join(" … ")}`,
	).toBeLessThanOrEqual(0);
}
