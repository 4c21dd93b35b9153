import type { Page } from "@playwright/test";
import { city } from "#lib/city/city.ts";
import { langOf } from "#lib/text/language.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { State } from "./states/state.ts";
import { states } from "./states/states.ts";
import { expectAccessible } from "./support/accessible.ts";
import { listenForHtml } from "./support/html.ts";
import { expectHeading } from "./support/journey.ts";
import {
	expect,
	expectNoSidewaysScrolling,
	type Station,
	test,
} from "./support/test.ts";

/** Each width and each colour scheme once: what one hides, the other shows. */
const LOOKS = [
	{ width: 1280, colorScheme: "light" },
	{ width: 320, colorScheme: "dark" },
] as const;
/** Of the browser as it opens: a page is laid out once more for another one. */
const HEIGHT = 720;

/** What people print, and pages that have notices on them. */
const PRINTED = new Set([
	"nothing free",
	"the appointment",
	"the cancelled appointment",
	"the clerk's screen with a refusal",
	"the consent form",
	"the day plan",
	"the large slip",
	"the monthly report",
	"the poster",
	"the start after a forbidden combination",
	"what is held about a person",
]);

test.use({ sharesTab: true });

/** For states that ask for no station. */
const NO_STATION = { id: 0, slug: "nirgends", deskIds: [] };

for (const [name, state] of Object.entries(states)) {
	const onPaper = PRINTED.has(name) ? ", and on white paper" : "";
	const title = `${name}: can be read by everybody, narrow and wide, light and dark${onPaper}`;
	if (state.open.length > 1)
		test(title, ({ page, station }) => expectReadable(page, name, station));
	else test(title, ({ page }) => expectReadable(page, name, NO_STATION));
}

async function expectReadable(page: Page, name: string, station: Station) {
	const state = states[name] as State;
	const html = listenForHtml(page);
	await state.open(page, station);
	await expectNamed(page, state);
	await html.expectValid(name);
	if (PRINTED.has(name))
		await test.step("printed", () => expectReadableOnPaper(page));
	for (const { width, colorScheme } of LOOKS) {
		await page.setViewportSize({ width, height: HEIGHT });
		await page.emulateMedia({ colorScheme });
		await test.step(`${width} px, ${colorScheme}`, async () => {
			await expectNoSidewaysScrolling(page);
			await expectAccessible(page);
		});
	}
	await expectNothingLostInDoubleSize(page);
}

test("what is printed is among the states", () => {
	expect([...PRINTED].filter((name) => !(name in states))).toEqual([]);
});

test("what nobody could read is found", async ({ page }) => {
	await page.goto("/termine");
	await expectAccessible(page);
	await page.evaluate(() => {
		const field = document.createElement("input");
		// Of a single letter axe says nothing; the words look the same.
		const pale = ["x", "Kaum zu sehen"].map((text) => {
			const words = document.createElement("p");
			words.textContent = text;
			words.style.color = "#ddd";
			return words;
		});
		document.querySelector("main")?.append(field, ...pale);
	});
	const complaint = await expectAccessible(page).then(() => "none", String);
	expect(complaint).toContain("label:");
	expect(complaint).toContain("color-contrast:");
});

/**
 * One h1, a title that begins with it, and the right language. What is wrong is the first thing that the tab says: of an
 * error that it is one, of a refusal what it is.
 */
async function expectNamed(page: Page, { h1, title = h1, lang }: State) {
	await expectHeading(page, h1);
	// Where React runs, it sets the title; asked for all at once, for each question takes its time.
	await expect(async () => {
		const { hasErrors, refusal, ...named } = await page.evaluate(readNames);
		expect(named).toEqual({
			mains: 1,
			title: `${title} – ${city().product}`,
			lang: lang ?? "de",
		});
		if (hasErrors)
			expect(named.title.indexOf(errorPrefixIn(named.lang))).toBe(0);
		if (refusal !== null) expect(named.title.split(" – ")[0]).toBe(refusal);
	}).toPass({ timeout: 20_000 });
}

/** What stands before the title of a page with mistakes on it. */
function errorPrefixIn(lang: string): string {
	const locale = locales.find((one) => langOf(one) === lang) ?? defaultLocale;
	return translator("site", locale)("errorPrefix");
}

/** Runs in the page. */
function readNames() {
	const visible = (selector: string) =>
		[...document.querySelectorAll(selector)].filter(
			(element) =>
				element.checkVisibility({ visibilityProperty: true }) &&
				element.getBoundingClientRect().height > 0,
		);
	/** As one reads it, whatever kind of space stands in it. */
	const plain = (text: string) => text.replace(/\s+/g, " ").trim();
	const [refusal] = visible("[role=alert].kern-alert--warning");
	return {
		mains: document.querySelectorAll("main, [role=main]").length,
		title: plain(document.title),
		lang: document.documentElement.lang,
		hasErrors:
			visible("[role=alert].kern-alert--danger, .team-error, .kiosk-notice")
				.length > 0,
		refusal: refusal
			? plain(refusal.querySelector(".kern-title")?.textContent ?? "no title")
			: null,
	};
}

/** Printed from a dark screen: paper keeps no ground, letters must stand out from white itself. */
async function expectReadableOnPaper(page: Page) {
	await page.emulateMedia({ media: "print", colorScheme: "dark" });
	const ground = (colour: string) =>
		page.locator("body").evaluate((body, wanted) => {
			body.style.background = wanted;
		}, colour);
	await ground("#fff");
	await expectAccessible(page, "color-contrast");
	await ground("");
	await page.emulateMedia({ media: null });
}

/** Letters of double size at 640 px (WCAG 1.4.4): nothing cut off, nothing sticking out. */
async function expectNothingLostInDoubleSize(page: Page) {
	await page.setViewportSize({ width: 640, height: HEIGHT });
	const cut = await page.evaluate(() => {
		document.documentElement.style.fontSize = "200%";
		// What is typed into a line moves along in it.
		return [
			...document.querySelectorAll<HTMLElement>(
				"main :not(input), header :not(input)",
			),
		]
			.filter((element) => {
				const { overflowX, textOverflow } = getComputedStyle(element);
				const hides = overflowX === "hidden" || overflowX === "clip";
				return (
					(hides || textOverflow === "ellipsis") &&
					element.clientWidth > 1 &&
					element.scrollWidth > element.clientWidth + 1
				);
			})
			.map((element) => element.textContent);
	});
	expect(cut, "texts cut off").toEqual([]);
	await expectNoSidewaysScrolling(page);
}
