import type { Page } from "@playwright/test";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { rootOf } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { defaultLocale, type Locale, namedLocales } from "#lib/text/locale.ts";
import { textsOf } from "#lib/text/texts.ts";
import { translator } from "#lib/text/translator.ts";
import {
	type RoomView,
	roomHeaders,
	roomPage,
} from "#scripts/server/waiting-room/page.ts";
import { book, hold, NOW } from "#tests/support/booking.ts";
import { ownWords } from "#tests/support/german.ts";
import { ask } from "./support/ask.ts";
import { call, drawOne, openDay, openScreen } from "./support/house.ts";
import { DAY } from "./support/journey.ts";
import { expect, type Station, test } from "./support/test.ts";

/** Runs in the page: what is cut off, sticks out of its frame or of the window. */
function misfits(): string[] {
	const faults = new Set<string>();
	const { documentElement: root } = document;
	const width = root.clientWidth;
	if (root.scrollWidth > width)
		faults.add(`the page is ${root.scrollWidth - width} px too wide`);
	const nameOf = (element: Element) =>
		`${element.localName}.${element.className} “${element.textContent?.trim().slice(0, 40)}”`;
	const isSeen = (element: Element) =>
		element.checkVisibility({ visibilityProperty: true }) &&
		!element.closest(".sr-only, svg, script, style, option");
	const hides = (overflow: string) => /hidden|clip/.test(overflow);
	/** What one may scroll sideways by itself, as wide tables. */
	const scrolls = (element: Element | null): boolean =>
		element !== null &&
		element !== root &&
		(/auto|scroll/.test(getComputedStyle(element).overflowX) ||
			scrolls(element.parentElement));
	for (const element of document.body.querySelectorAll("*")) {
		if (!isSeen(element) || element.clientWidth === 0) continue;
		const { overflowX, overflowY } = getComputedStyle(element);
		const isCut =
			(hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
			(hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
		if (isCut) faults.add(`cut: ${nameOf(element)}`);
	}
	const FRAMES = `button, .kern-btn, .kern-alert, .kern-badge, .kern-card, summary, label, legend, td, th, dt, dd, li,
		h1, h2, h3, p`;
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const range = document.createRange();
	while (texts.nextNode()) {
		const text = texts.currentNode as Text;
		const element = text.parentElement;
		if (!element || text.data.trim() === "" || !isSeen(element)) continue;
		if (scrolls(element)) continue;
		range.selectNodeContents(text);
		const frame = element.closest(FRAMES)?.getBoundingClientRect();
		for (const { left, right, width: wide } of range.getClientRects()) {
			if (wide <= 1) continue;
			const isOut = left < -1 || right > width + 1;
			const isOver =
				frame && (left < frame.left - 1 || right > frame.right + 1);
			if (isOut || isOver)
				faults.add(
					`${isOut ? "out of the window" : "over its frame"}: ${nameOf(element)}`,
				);
		}
	}
	return [...faults];
}

/**
 * Runs in the page: every text becomes two fifths longer, as no language of ours is, and stands in brackets, of which one
 * would miss the second. Vowels are doubled, so that words break where they did.
 */
function lengthen(): void {
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode as Text;
		if (text.parentElement?.closest("script, style, svg, [dir=ltr], bdi"))
			continue;
		if (!/\p{L}{3}/u.test(text.data)) continue;
		const longer = text.data.replace(/\p{L}+/gu, (word) => {
			let missing = Math.ceil(word.length * 0.4);
			return word.replace(/[aeiouäöü]/gi, (vowel) =>
				missing-- > 0 ? vowel + vowel.toLowerCase() : vowel,
			);
		});
		text.data = longer.replace(/\S.*\S/s, "⟦$&⟧");
	}
}

/** What a page needs before it can be opened; then its address, without the language. */
type Prepare = (station: Station) => string | Promise<string>;

const CHOICE = "dienst=reisepass&kind=adult";
const wanted = (station: Station, start: number) => ({
	station: station.slug,
	service: "reisepass",
	date: DAY.date,
	start,
});

async function reserved(station: Station): Promise<string> {
	const token = newHoldToken();
	const held = await hold({
		...wanted(station, 600),
		token,
		now: now(),
	});
	if (!held.ok) throw new Error(held.error);
	return `/termine/reservierung/${token}`;
}

/** A page of a fresh appointment. */
const ofAppointment =
	(part = "", more = ""): Prepare =>
	async (station) => {
		const { reference, token } = await book(wanted(station, 540));
		return `/termin/${reference}${part}?t=${token}${more}`;
	};

const PAGES: Readonly<Record<string, Prepare>> = {
	"the start": () => "/termine",
	"a search": () => "/termine?suche=pass",
	"for whom": () => "/termine/kind?dienst=reisepass",
	"the stations": () => `/termine/ort?${CHOICE}`,
	"the times": ({ slug }) =>
		`/termine/zeit?${CHOICE}&ort=${slug}&tag=${DAY.date}`,
	"the details": reserved,
	"the confirmation": ofAppointment("", "&stand=neu"),
	"the appointment": ofAppointment(),
	"another time": ofAppointment("/verschieben"),
	cancelling: ofAppointment("/absagen"),
	"the number in line": async (station) => {
		await openDay(station);
		return `/wartenummer/${(await drawOne(station)).token}`;
	},
	feedback: ({ slug }) => `/rueckmeldung?ort=${slug}`,
	"a wish": ({ slug }) => `/termine/wunsch?${CHOICE}&ort=${slug}`,
	"the waiting times": () => "/wartezeiten",
	"the status": () => "/status",
	"who is behind it": () => "/impressum",
	privacy: () => "/datenschutz",
	accessibility: () => "/barrierefreiheit",
};

const SMALL = { width: 360, height: 740 };
/** A tablet on its side or a screen on its foot: no kiosk is smaller. */
const KIOSK = { width: 768, height: 1024 };
const DISPLAY = { width: 1280, height: 720 };

/** As it is, and in letters of double size. */
async function expectToFit(
	page: Page,
	name: string,
	sizes = ["100%", "200%"],
): Promise<void> {
	for (const size of sizes) {
		await page.evaluate((fontSize) => {
			document.documentElement.style.fontSize = fontSize;
		}, size);
		const found = await page.evaluate(misfits);
		expect.soft(found, `${name}, letters of ${size}`).toEqual([]);
	}
}

const longestWord = (text: string) =>
	Math.max(...text.split(/[\s\u00ad\u00b7/‐–-]+/).map((word) => word.length));

/** In which language the longest word stands: that is what sticks out. German is lengthened, and looked at anyway. */
async function longestOf(
	textIn: (locale: Locale) => string | Promise<string>,
): Promise<Locale> {
	const lengths = await Promise.all(
		namedLocales.map(async (locale) => ({
			locale,
			length: longestWord(await textIn(locale)),
		})),
	);
	const [longest] = lengths.sort((a, b) => b.length - a.length);
	return longest?.locale ?? defaultLocale;
}

const textAt = (address: string) => async (locale: Locale) =>
	ownWords(await (await ask(rootOf(locale) + address)).text());

for (const [name, prepare] of Object.entries(PAGES))
	test(`${name}: longer texts than any fit on a small screen, also in large letters`, async ({
		page,
		station,
	}) => {
		const address = await prepare(station);
		await page.setViewportSize(SMALL);
		await page.goto(address);
		await page.evaluate(lengthen);
		await expectToFit(page, name);
		const locale = await longestOf(textAt(address));
		await page.goto(rootOf(locale) + address);
		await expectToFit(page, `${name} in ${locale}`);
	});

/** All that a room of the messages says. */
const textOfRoom = (room: "booking" | "waitingRoom") => (locale: Locale) =>
	JSON.stringify(textsOf(room, locale)).replace(/["[\]{},:\\]/g, " ");

test("the details with errors and the check: longer texts than any fit on a small screen", async ({
	page,
	station,
}) => {
	const address = await reserved(station);
	await page.setViewportSize(SMALL);
	const both: Locale[] = [
		defaultLocale,
		await longestOf(textOfRoom("booking")),
	];
	for (const locale of both) {
		const isPseudo = locale === defaultLocale;
		const t = translator("booking", locale);
		const next = page.getByRole("button", { name: t("next") });
		await page.goto(rootOf(locale) + address);
		await page.getByLabel(t("fields.email.label")).fill("ada@");
		await next.click();
		await page.getByRole("main").getByRole("alert").first().waitFor();
		if (isPseudo) await page.evaluate(lengthen);
		await expectToFit(page, `errors in ${locale}`);
		await page.goto(rootOf(locale) + address);
		await page.getByLabel(t("fields.name.label")).fill("Ada Schmidt-Łęgowska");
		await next.click();
		await page.getByRole("button", { name: t("confirm") }).waitFor();
		if (isPseudo) await page.evaluate(lengthen);
		await expectToFit(page, `check in ${locale}`);
	}
});

test("the waiting room: longer texts than any fit on a small screen", async ({
	page,
}) => {
	await page.setViewportSize(SMALL);
	const both: Locale[] = [
		defaultLocale,
		await longestOf(textOfRoom("waitingRoom")),
	];
	for (const locale of both) {
		const address = `${rootOf(locale)}/termine`;
		const view: RoomView = {
			address,
			place: "AbC-123_",
			standing: {
				is: "waiting",
				place: 1235,
				ahead: 1234,
				minutes: { from: 4, until: 6 },
			},
			soldOut: { releaseAt: NOW },
			again: null,
			asksAgainIn: null,
		};
		await page.route(`**${address}`, (route) =>
			route.fulfill({ body: roomPage(view), headers: roomHeaders(view) }),
		);
		await page.goto(address);
		if (locale === defaultLocale) await page.evaluate(lengthen);
		await expectToFit(page, `waiting room in ${locale}`);
	}
});

for (const part of ["", "/nummer", "/termin"])
	test(`the kiosk${part}: longer texts than any fit on its screen, also in large letters`, async ({
		page,
		station,
	}) => {
		await page.setViewportSize(KIOSK);
		await openDay(station);
		const address = `/kiosk/${station.slug}${part}`;
		await openScreen(page, station, "kiosk", address);
		await page.evaluate(lengthen);
		await expectToFit(page, "kiosk");
		const cookies = await page.context().cookies();
		const cookie = cookies
			.map(({ name, value }) => `${name}=${value}`)
			.join("; ");
		const locale = await longestOf(async (one) =>
			ownWords(await (await ask(rootOf(one) + address, { cookie })).text()),
		);
		await page.goto(rootOf(locale) + address);
		await expectToFit(page, `kiosk in ${locale}`);
	});

test("the display: longer texts than any fit on its screen", async ({
	page,
	station,
}) => {
	await page.setViewportSize(DISPLAY);
	const clerk = await openDay(station);
	await drawOne(station);
	await call(clerk);
	await openScreen(page, station, "display");
	await page.evaluate(lengthen);
	await expectToFit(page, "display", ["100%"]);
});
