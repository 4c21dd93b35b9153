import type { Page } from "@playwright/test";
import { expect, expectNoSidewaysScrolling, test } from "./support/test.ts";

const CHOICE = "dienst=reisepass&kind=adult";
const PAGES = {
	"the start": "/termine",
	"the start in English": "/en/termine",
	"the stations": `/termine/ort?${CHOICE}`,
	"the month": `/termine/zeit?${CHOICE}&ort=stadtmitte`,
	"the month in English": `/en/termine/zeit?${CHOICE}&ort=stadtmitte`,
	"the month of all stations": `/termine/zeit?${CHOICE}&ort=alle`,
	"the consent form": "/termine/kind/einverstaendnis",
	"the list of times": `/termine/zeit?${CHOICE}&ort=stadtmitte&ansicht=liste`,
} as const;

async function openLarge(page: Page, address: string, width: number) {
	await page.setViewportSize({ width, height: 800 });
	await page.goto(address);
	await page.evaluate(() => {
		document.documentElement.style.fontSize = "200%";
	});
}

/** Words that end one line and begin the next, without a hyphen between. */
const brokenWords = (page: Page) =>
	page.evaluate(() => {
		const broken: string[] = [];
		const range = document.createRange();
		const texts = document.createTreeWalker(
			document.body,
			NodeFilter.SHOW_TEXT,
		);
		const topOf = (text: Text, at: number) => {
			range.setStart(text, at);
			range.setEnd(text, at + 1);
			return [...range.getClientRects()].findLast(({ width }) => width > 0);
		};
		while (texts.nextNode()) {
			const text = texts.currentNode as Text;
			const element = text.parentElement;
			const isSeen =
				element?.checkVisibility({ visibilityProperty: true }) &&
				!element.closest(".sr-only, script, style, select, svg");
			if (!isSeen) continue;
			for (const { 0: word, index } of text.data.matchAll(
				/[\p{L}\p{N}\u00ad]+/gu,
			)) {
				let last: DOMRect | undefined;
				for (let at = index; at < index + word.length; at++) {
					const rect = topOf(text, at);
					if (!rect) continue;
					const isBelow = last && rect.top > last.top + last.height / 2;
					if (isBelow && text.data[at - 1] !== "\u00ad")
						broken.push(
							`${word.slice(0, at - index)}|${word.slice(at - index)}`,
						);
					last = rect;
				}
			}
		}
		return broken;
	});

/** Words that stand on each other. */
const overlaps = (page: Page) =>
	page.evaluate(() => {
		const seen: { text: string; box: DOMRect }[] = [];
		const range = document.createRange();
		const texts = document.createTreeWalker(
			document.querySelector("main") ?? document.body,
			NodeFilter.SHOW_TEXT,
		);
		while (texts.nextNode()) {
			const text = texts.currentNode as Text;
			const element = text.parentElement;
			const isSeen =
				text.data.trim() !== "" &&
				element?.checkVisibility({ visibilityProperty: true }) &&
				// The action that stays in sight lies over what scrolls below it.
				!element.closest(".sr-only, select, svg, .action-bar");
			if (!isSeen) continue;
			range.selectNodeContents(text);
			for (const box of range.getClientRects())
				if (box.width > 1) seen.push({ text: text.data, box });
		}
		const touches = (a: DOMRect, b: DOMRect) =>
			Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
			Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >
				Math.min(a.height, b.height) / 2;
		return seen.flatMap((one, index) =>
			seen
				.slice(index + 1)
				.filter(({ box }) => touches(one.box, box))
				.map(({ text }) => `${one.text} × ${text}`),
		);
	});

const WIDTHS = [360, 320] as const;

for (const [name, address] of Object.entries(PAGES))
	test(`${name}: letters of double size at ${WIDTHS.join(" and ")} px break no word and cover nothing`, async ({
		page,
	}) => {
		await openLarge(page, address, WIDTHS[0]);
		for (const width of WIDTHS)
			await test.step(`${width} px`, async () => {
				await page.setViewportSize({ width, height: 800 });
				await expectNoSidewaysScrolling(page);
				expect(await brokenWords(page)).toEqual([]);
				expect(await overlaps(page)).toEqual([]);
			});
	});

test("a box to tick stands beside its words, also in letters of double size", async ({
	page,
}) => {
	await openLarge(page, "/termine", 360);
	const box = page.getByRole("checkbox", { name: "Reisepass beantragen" });
	await box.evaluate((element) => {
		element.closest("details")?.setAttribute("open", "");
	});
	const words = page.locator("label", { hasText: "Reisepass beantragen" });
	const [left, right] = [await box.boundingBox(), await words.boundingBox()];
	expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
	expect(right?.y).toBeLessThan((left?.y ?? 0) + (left?.height ?? 0));
});

test("where seven columns find no room, the same free days stand below each other", async ({
	page,
}) => {
	await page.setViewportSize({ width: 360, height: 800 });
	await page.goto(PAGES["the month"]);
	const days = page.locator("#monat td a");
	const names = await days.evaluateAll((all) =>
		all.map((day) => day.getAttribute("aria-label")),
	);
	expect(names.length).toBeGreaterThan(2);
	const lefts = () =>
		days.evaluateAll((all) => [
			...new Set(
				all.map((day) => Math.round(day.getBoundingClientRect().left)),
			),
		]);
	expect((await lefts()).length).toBeGreaterThan(1);
	await openLarge(page, PAGES["the month"], 360);
	expect(await lefts()).toHaveLength(1);
	await expect(days).toHaveCount(names.length);
	await expect(days.first()).toContainText(/\d{1,2}\.\s[A-ZÄ]/);
});
