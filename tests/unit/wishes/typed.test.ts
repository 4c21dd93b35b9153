import fc from "fast-check";
import { expect, test } from "vitest";
import type { Sent } from "#lib/sent.ts";
import { HALVES_OF_WEEK } from "#lib/wishes/rules/halves.ts";
import {
	emptyWish,
	fieldsOfWish,
	noticeOf,
	readWish,
	shownWish,
	type ToldWish,
	wishBounds,
} from "#lib/wishes/rules/typed.ts";
import { NOBODY, NOTICES, type UrgentReason } from "#lib/wishes/wishes.ts";

const TODAY = "2026-11-24";
const bounds = wishBounds(
	[
		{ slug: "mitte", horizonDays: 30 },
		{ slug: "nord", horizonDays: 56 },
	],
	TODAY,
);
const read = (sent: Sent) => readWish({ ...emptyWish(null), ...sent }, bounds);

const ANYTHING = {
	wanted: {
		stations: [],
		halves: [],
		earliest: TODAY,
		latest: "2027-01-19",
		noticeMinutes: 120,
		urgent: null,
	},
	person: NOBODY,
	showsLanguage: false,
};

test("nothing typed is a wish for any time at any station until the longest horizon", () => {
	expect(read({})).toEqual({ ok: true, value: ANYTHING });
	expect(readWish({}, bounds)).toEqual({ ok: true, value: ANYTHING });
});

test("the station that was chosen before is ticked", () => {
	expect(readWish(emptyWish("nord"), bounds)).toMatchObject({
		value: { wanted: { stations: ["nord"] } },
	});
});

test.each<[string, Sent, object]>([
	[
		"halves of days, in the order of the week",
		{ wann: ["5-afternoon", "1-morning", "x", "8-morning"] },
		{ halves: ["1-morning", "5-afternoon"] },
	],
	["even today", { vorlauf: "0" }, { noticeMinutes: 0 }],
	["an unknown notice", { vorlauf: "7" }, { noticeMinutes: 120 }],
	["a day that is over", { von: "2026-11-01" }, { earliest: TODAY }],
	[
		"two dates",
		{ von: "2026-12-01", bis: "2026-12-04" },
		{ earliest: "2026-12-01", latest: "2026-12-04" },
	],
	[
		"ticked stations only where some are meant",
		{ wo: "any", station: ["nord"] },
		{ stations: [] },
	],
	[
		"a move: two weeks from there",
		{ eilig: "moved", umzug: "2026-11-20" },
		{ urgent: { reason: "moved", by: "2026-12-04" } },
	],
	[
		"a move long ago: by today",
		{ eilig: "moved", umzug: "2026-10-20" },
		{ urgent: { reason: "moved", by: TODAY } },
	],
	[
		"a journey",
		{ eilig: "travel", reise: "2026-12-24", umzug: "x" },
		{ urgent: { reason: "travel", by: "2026-12-24" } },
	],
])("%s", (_, sent, wanted) => {
	expect(read(sent)).toMatchObject({ ok: true, value: { wanted } });
});

test.each<[string, Sent, Record<string, string>]>([
	["no station ticked", { wo: "some" }, { station: "stations-missing" }],
	[
		"a station that cannot be chosen",
		{ wo: "some", station: ["sued"] },
		{ station: "stations-missing" },
	],
	["no date", { von: "31.2." }, { von: "date-invalid" }],
	["a last day that is over", { bis: "2026-11-23" }, { bis: "date-past" }],
	[
		"dates the wrong way round",
		{ von: "2026-12-04", bis: "2026-12-01" },
		{ bis: "date-order" },
	],
	["behind the horizon", { von: "2027-01-20" }, { von: "date-far" }],
	["after a year", { bis: "2028-01-01" }, { bis: "date-far" }],
	["no day of the move", { eilig: "moved" }, { umzug: "urgent-date-missing" }],
	[
		"a journey that is over",
		{ eilig: "travel", reise: "2026-11-23" },
		{ reise: "urgent-date-wrong" },
	],
	[
		"a move that is far away",
		{ eilig: "moved", umzug: "2027-03-01" },
		{ umzug: "urgent-date-wrong" },
	],
	[
		"an address and a number that are none",
		{ email: "ayse@", phone: "x" },
		{ email: "email-invalid", phone: "phone-invalid" },
	],
	["a name that is none", { name: "?!" }, { name: "name-missing" }],
])("%s is said at its field", (_, sent, errors) => {
	expect(read(sent)).toEqual({ ok: false, errors });
});

test("who tells no name may still be written to", () => {
	expect(read({ email: " ayse@citizen.example " })).toMatchObject({
		value: { person: { ...NOBODY, email: "ayse@citizen.example" } },
	});
	expect(read({ name: "Ayşe  Müller" })).toMatchObject({
		value: { person: { ...NOBODY, name: "Ayşe Müller" } },
	});
});

test("whatever is sent is a wish or named problems, and can be shown again", () => {
	const fields = Object.keys(emptyWish(null));
	const text = fc.oneof(
		fc.string(),
		fc.constantFrom("some", "moved", "2026-12-01"),
	);
	fc.assert(
		fc.property(
			fc.dictionary(fc.constantFrom(...fields), fc.oneof(text, fc.array(text))),
			(sent) => {
				const { ok } = readWish(sent, bounds);
				expect(typeof ok).toBe("boolean");
				expect(readWish(shownWish(sent), bounds).ok).toBe(ok);
			},
		),
	);
});

test("a wish that is changed comes back as it was", () => {
	const day = fc
		.integer({ min: 0, max: 56 })
		.map(
			(days) =>
				Temporal.PlainDate.from(TODAY).add({ days }).toString() as typeof TODAY,
		);
	const wish = fc.record({
		stations: fc.subarray(["mitte", "nord"]),
		halves: fc.subarray([...HALVES_OF_WEEK]),
		dates: fc.tuple(day, day).map((dates) => dates.toSorted()),
		noticeMinutes: fc.constantFrom(...NOTICES),
		urgent: fc.option(
			fc.record({
				reason: fc.constantFrom<UrgentReason>("moved", "travel"),
				by: day.filter((by) => by <= "2026-12-08"),
			}),
		),
	});
	fc.assert(
		fc.property(wish, ({ dates, ...rest }) => {
			const [earliest = TODAY, latest = TODAY] = dates;
			const told: ToldWish = {
				wanted: {
					...rest,
					earliest,
					latest,
				},
				person: { ...NOBODY, name: "Ayşe", email: "ayse@citizen.example" },
				showsLanguage: false,
			};
			expect(readWish(fieldsOfWish(told, TODAY), bounds)).toEqual({
				ok: true,
				value: told,
			});
		}),
	);
});

test("that the desk may see a language is said by a tick, which comes back with whatever is wrong", () => {
	const ticked = { ...emptyWish(null), showsLanguage: "1" };
	expect(readWish(ticked, bounds)).toMatchObject({
		value: { showsLanguage: true },
	});
	expect(shownWish({ ...ticked, bis: "never" })).toMatchObject({
		showsLanguage: "1",
	});
});

test("the notice shown is one of the form's", () => {
	expect([0, 60, 120, 2_000, 20_160].map(noticeOf)).toEqual([
		0, 0, 120, 1_440, 10_080,
	]);
});
