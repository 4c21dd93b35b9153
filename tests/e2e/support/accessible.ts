import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import { besideOf } from "./tab.ts";
import { expect } from "./test.ts";

/** The short form: a browser is done with it in two thirds of the time. */
const AXE = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

/**
 * How texts look of which axe has said, in this process, that they can be read. Working that out is most of what axe
 * does, and the same frame and the same parts stand on nearly every page.
 */
const readable = new Set<string>();
/** Looks of which the first text did not tell: of these it looks at each. */
const doubtful = new Set<string>();

/**
 * No violation of WCAG 2.2 A and AA or of axe's best practices on the page as it is now. Axe is read into a page once,
 * and only what it found comes back: reading it in anew and bringing all of its answer out takes three times as long.
 */
export async function expectAccessible(
	page: Page,
	/** Of axe; without it all. */
	rule?: string,
): Promise<void> {
	const { found, asked } = await ask(page, rule);
	const unsure = asked.filter(({ look }) => !readable.has(look));
	for (const { look } of unsure) doubtful.add(look);
	// Others that look the same may be wrong.
	if (unsure.some(({ isMore }) => isMore))
		found.push(...(await ask(page, "color-contrast")).found);
	expect(found).toEqual([]);
}

async function ask(page: Page, rule?: string): Promise<Answer> {
	const asked = {
		rule,
		readable: [...readable].join(" "),
		doubtful: [...doubtful].join(" "),
	};
	// A tab that tests share is looked at from beside, where axe stays and is quick by now: in each new page it would begin
	// as slowly as any script does. But a page may have cut itself off (Cross-Origin-Opener-Policy).
	const beside = besideOf(page);
	const answer =
		(beside && (await askIn(beside, asked))) ?? (await askIn(page, asked));
	if (!answer) throw new Error("axe does not see the page");
	for (const look of answer.passed) readable.add(look);
	return answer;
}

interface Asked {
	rule: string | undefined;
	readable: string;
	doubtful: string;
}

interface Answer {
	found: string[];
	passed: string[];
	/** Looks of which one text was looked at, and whether there are more. */
	asked: { look: string; isMore: boolean }[];
}

/** @returns null where the page to be looked at is out of reach */
async function askIn(page: Page, asked: Asked): Promise<Answer | null> {
	const answer = await page.evaluate(askAxe, asked);
	if (answer !== "not there") return answer;
	await readAxeInto(page);
	return (await page.evaluate(askAxe, asked)) as Answer | null;
}

/** Past Playwright's own way to run a script, by which the browser would not know it again and compile it anew each time. */
async function readAxeInto(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Runtime.evaluate", {
		expression: `window.makeAxe = (window) => { ${AXE}; return window.axe; }`,
	});
	// Not detached: with that the page would forget that it is to look like paper.
}

/**
 * Runs in the page. Contrast is asked for where a text looks as none did that axe has found readable, and of texts that
 * look the same of one. Its look is all
 * that contrast can come from: its own colours and those of everything that it stands in, with size, weight and whatever
 * else paints, and what the page paints outside of the flow just there.
 */
async function askAxe({
	rule,
	readable,
	doubtful,
}: Asked): Promise<Answer | null | "not there"> {
	const { shown, makeAxe } = window as unknown as {
		/** What is to be looked at from here (tab.ts). */
		shown?: Window;
		makeAxe?: (view: Window) => typeof axe;
	};
	if (!makeAxe) return "not there";
	const view = (shown ?? window) as Window &
		typeof globalThis & { engine?: typeof axe };
	if (view.closed) return null;
	view.engine ??= makeAxe(view);
	const { document, engine } = view;
	const getComputedStyle = view.getComputedStyle.bind(view);
	const NEW = "data-look-is-new";
	const looks = new Map<Element, string>();
	const hash = (text: string) => {
		let one = 0xdeadbeef;
		let two = 0x41c6ce57;
		for (let at = 0; at < text.length; at++) {
			const code = text.charCodeAt(at);
			one = Math.imul(one ^ code, 2_654_435_761);
			two = Math.imul(two ^ code, 1_597_334_677);
		}
		return (one >>> 0).toString(36) + (two >>> 0).toString(36);
	};
	const apart: { own: string; place: DOMRect }[] = [];
	const NOTHING = "rgba(0, 0, 0, 0),none,1,none,normal";
	const lookInto = (element: Element, around: string, lies: boolean) => {
		const style = getComputedStyle(element);
		if (style.display === "none") return;
		const paint = [
			style.backgroundColor,
			style.backgroundImage,
			style.opacity,
			style.filter,
			style.mixBlendMode,
		].join();
		// Lies where its own place is not, or within something that does.
		const isApart =
			lies ||
			["absolute", "fixed", "sticky"].includes(style.position) ||
			(style.position === "relative" &&
				[style.top, style.left].some(
					(inset) => Number.parseFloat(inset) !== 0,
				));
		const place = isApart
			? [element.tagName, element.getAttribute("class"), style.zIndex].join()
			: "";
		const own = paint === NOTHING && !isApart ? "" : paint + place;
		if (isApart && paint !== NOTHING)
			apart.push({ own, place: element.getBoundingClientRect() });
		const ground = own === "" ? around : hash(around + own);
		const text = [
			style.color,
			style.fontSize,
			style.fontWeight,
			style.textShadow,
			style.webkitTextStrokeWidth,
			element.matches(":disabled, [aria-disabled=true]"),
		].join();
		looks.set(element, hash(ground + text));
		for (const child of element.children) lookInto(child, ground, isApart);
	};
	lookInto(document.documentElement, "", false);
	const belowOf = (element: Element) => {
		if (apart.length === 0) return "";
		const { left, right, top, bottom } = element.getBoundingClientRect();
		const touching = apart.filter(
			({ place }) =>
				place.left < right &&
				place.right > left &&
				place.top < bottom &&
				place.bottom > top,
		);
		return [...new Set(touching.map(({ own }) => own))].sort().join();
	};
	const lookOf = (element: Element) => {
		const look = looks.get(element) ?? "";
		const below = belowOf(element);
		return below === "" ? look : hash(look + below);
	};

	/** Axe asks of no other element. */
	const hasText = (element: Element) =>
		element.matches("input, select, textarea") ||
		[...element.childNodes].some(
			(node) => node.nodeType === 3 && node.nodeValue?.trim(),
		);
	const known = new Set(readable.split(" "));
	const each = new Set(doubtful.split(" "));
	const asked = new Map<string, boolean>();
	for (const element of looks.keys()) {
		if (!hasText(element)) continue;
		const look = lookOf(element);
		looks.set(element, look);
		if (known.has(look)) continue;
		if (asked.has(look)) asked.set(look, true);
		else {
			element.setAttribute(NEW, "");
			if (!each.has(look)) asked.set(look, false);
		}
	}
	engine.configure({
		// Nobody reads what it would quote.
		noHtml: true,
		rules: [{ id: "color-contrast", selector: `[${NEW}]` }],
	});
	engine.addReporter("what counts", (results, _options, done) => {
		const contrast = results.find(({ id }) => id === "color-contrast");
		done({
			found: results.flatMap(({ id, help, violations }) =>
				violations.length === 0
					? []
					: `${id}: ${help} at ${violations.map(({ node }) => node.selector).join(", ")}`,
			),
			passed: [
				...new Set(
					contrast?.passes.map(
						({ node }) =>
							looks.get((node as unknown as { element: Element }).element) ??
							"",
					),
				),
			],
		});
	});
	const answer = await engine.run({
		reporter: "what counts" as "raw",
		// For rules about films and sounds. Of style sheets no rule wants to know that is in use.
		preload: { assets: ["media"] },
		...(rule ? { runOnly: [rule] } : {}),
	});
	for (const element of looks.keys()) element.removeAttribute(NEW);
	return {
		...(answer as unknown as Pick<Answer, "found" | "passed">),
		asked: [...asked].map(([look, isMore]) => ({ look, isMore })),
	};
}
