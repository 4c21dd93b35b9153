import { describe, expect, test } from "vitest";
import { askState, askUntil, askWindow } from "#lib/feedback/rules/ask.ts";
import { blacken, suspected } from "#lib/feedback/rules/blacken.ts";
import { countLinks } from "#lib/feedback/rules/links.ts";
import { NOTHING_SAID, parseOpinion } from "#lib/feedback/rules/opinion.ts";

const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");

describe("an opinion", () => {
	test("may be a single rating and nothing else", () => {
		expect(parseOpinion({ ...NOTHING_SAID, waiting: "2" })).toEqual({
			ok: true,
			opinion: {
				ratings: { booking: null, waiting: 2, service: null },
				praise: "",
				text: "",
				station: null,
				service: null,
				visitKind: null,
				email: null,
				wantsNews: false,
			},
		});
	});

	test.each([
		[{}, { booking: "nothing-said" }],
		[{ text: " \u200b...\u0000 " }, { booking: "nothing-said" }],
		[{ waiting: "6", booking: "gut" }, { booking: "nothing-said" }],
		[{ praise: "x".repeat(4_001) }, { praise: "praise-too-long" }],
		[{ text: "ä".repeat(10_001) }, { text: "text-too-long" }],
		[{ text: "gut", email: "a@b" }, { email: "email-invalid" }],
	])("is refused by name: %j", (changed, errors) => {
		expect(parseOpinion({ ...NOTHING_SAID, ...changed })).toEqual({
			ok: false,
			errors,
		});
	});

	test("of 10,000 letters is taken as it is, one emoji is an opinion, and so is another script", () => {
		for (const text of ["🦄a".repeat(5_000), "👎", "شكرا جزيلا", "很好"])
			expect(parseOpinion({ ...NOTHING_SAID, text })).toMatchObject({
				opinion: { text },
			});
	});

	test("loses what nobody can see and what PostgreSQL refuses", () => {
		expect(
			parseOpinion({ ...NOTHING_SAID, text: "a\u0000b\u202ec\ud800 \r\nd" }),
		).toMatchObject({ opinion: { text: "a b c\ufffd \nd" } });
	});

	test("keeps slugs only: garbage in a list's field is nothing said", () => {
		expect(
			parseOpinion({
				...NOTHING_SAID,
				booking: "5",
				station: "' OR 1=1 --",
				about: "x".repeat(1_000),
				kind: "flug",
			}),
		).toMatchObject({
			opinion: { station: null, service: null, visitKind: null },
		});
	});
});

test.each([
	["Alles gut. Danke, sagt Frau X.", 0],
	["Siehe https://a.example/x und http://b.example, auch www.c.example", 3],
	["kauf jetzt billige-pillen.com und spam.xyz!", 2],
	["Schreiben Sie mir: ayse.mueller@web.de", 0],
	["Um 10.30 Uhr am 24.11.2026 z.B. im 1.OG", 0],
	["", 0],
])("links in „%s“: %i", (text, count) => {
	expect(countLinks(text)).toBe(count);
});

// Twice as long must not take four times as long: with the square these would run for minutes.
test.each(["a-", "a.", "a", "www.", "a@", "1("])(
	"a long text of nothing but „%s“ is read in one go",
	(part) => {
		const text = part.repeat(100_000);
		expect(countLinks(text)).toBeLessThanOrEqual(1);
		expect(suspected(text).length).toBeLessThanOrEqual(text.length / 20);
	},
);

describe("who is asked", () => {
	test("visits that ended between three days and two hours ago", () => {
		const { from, until } = askWindow(NOW);
		expect(from.toString()).toBe("2026-11-21T09:00:00Z");
		expect(until.toString()).toBe("2026-11-24T07:00:00Z");
	});

	test("a link works once, to the end of its last day", () => {
		const until = askUntil(NOW);
		expect(until).toBe("2026-12-24");
		const at = (time: string) => Temporal.Instant.from(time);
		expect(askState({ used: false, until }, NOW)).toBe("open");
		expect(
			askState({ used: false, until }, at("2026-12-24T23:59:00+01:00")),
		).toBe("open");
		expect(
			askState({ used: false, until }, at("2026-12-25T00:00:00+01:00")),
		).toBe("over");
		expect(askState({ used: true, until }, NOW)).toBe("used");
	});
});

describe("blackening", () => {
	test("hides a passage wherever it stands, and how long it was", () => {
		expect(blacken("Frau Öz war nett. FRAU ÖZ!", "Frau Öz")).toBe(
			"█████ war nett. █████!",
		);
	});

	test("takes a passage as it is, not as a pattern", () => {
		expect(blacken("1+1 (neu) $& abc", "(neu) $&")).toBe("1+1 █████ abc");
		expect(blacken("abc", ".*")).toBe("abc");
	});

	test("one letter or nothing blackens nothing", () => {
		for (const passage of ["", "a", "  ", "█████", "--"])
			expect(blacken("a -- b █████", passage)).toBe("a -- b █████");
	});

	test("suspects addresses and numbers, each once", () => {
		expect(
			suspected(
				"Ich bin ayse@web.de, Tel. 0203 / 123 45 67, Termin 482 193 507.",
				"Noch einmal ayse@web.de, am 24.11.2026 um 10:30 in Raum 12",
			),
		).toEqual(["ayse@web.de", "0203 / 123 45 67", "482 193 507"]);
	});
});
