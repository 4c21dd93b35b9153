import { expect, test } from "vitest";
import {
	type HolidayLaw,
	holidayBy,
} from "#lib/availability/rules/holidays.ts";
import { STATES, type State } from "#lib/city/states.ts";
import { type CivilDate, datesBetween } from "#lib/time.ts";

const lawOf = (
	state: State,
	{ more = [] as string[], fewer = [] as string[] } = {},
): HolidayLaw => ({ state, holidays: { more, fewer } });

const NW = lawOf("NW");
const publicHolidayOn = (date: CivilDate) => holidayBy(NW, date);

const FIXED = {
	"01-01": "neujahr",
	"05-01": "tag-der-arbeit",
	"10-03": "tag-der-deutschen-einheit",
	"11-01": "allerheiligen",
	"12-25": "erster-weihnachtstag",
	"12-26": "zweiter-weihnachtstag",
};

// Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi, as the state publishes them.
test.each([
	["2026", "04-03", "04-06", "05-14", "05-25", "06-04"],
	["2027", "03-26", "03-29", "05-06", "05-17", "05-27"],
	["2028", "04-14", "04-17", "05-25", "06-05", "06-15"],
	["2029", "03-30", "04-02", "05-10", "05-21", "05-31"],
	["2030", "04-19", "04-22", "05-30", "06-10", "06-20"],
])(
	"the eleven public holidays of North Rhine-Westphalia in %s and no other day",
	(year, friday, monday, ascension, whit, corpus) => {
		const expected: Record<string, string> = {
			...FIXED,
			[friday]: "karfreitag",
			[monday]: "ostermontag",
			[ascension]: "christi-himmelfahrt",
			[whit]: "pfingstmontag",
			[corpus]: "fronleichnam",
		};
		const found = datesBetween(
			`${year}-01-01` as CivilDate,
			`${year}-12-31` as CivilDate,
		)
			.map((date) => [date.slice(5), publicHolidayOn(date)])
			.filter(([, name]) => name !== null);
		expect(Object.fromEntries(found)).toEqual(expected);
	},
);

test("neither Reformation Day nor Christmas Eve nor Rosenmontag is one", () => {
	expect(publicHolidayOn("2026-10-31")).toBeNull();
	expect(publicHolidayOn("2026-12-24")).toBeNull();
	expect(publicHolidayOn("2027-02-08")).toBeNull();
});

test("every holiday until 2199 has a name of ours", () => {
	for (let year = 2000; year < 2200; year++) {
		expect(publicHolidayOn(`${year}-12-25`)).toBe("erster-weihnachtstag");
	}
});

test("each state has its own, and a municipality may differ from its state", () => {
	const dayOf = (date: CivilDate) =>
		(Object.keys(STATES) as State[]).filter((state) =>
			holidayBy(lawOf(state), date),
		);
	expect(dayOf("2027-01-06")).toEqual(["BW", "BY", "ST"]);
	expect(dayOf("2026-10-31")).toEqual(
		expect.arrayContaining([
			"BB",
			"HB",
			"HH",
			"MV",
			"NI",
			"SH",
			"SN",
			"ST",
			"TH",
		]),
	);
	expect(dayOf("2026-11-18")).toEqual(["SN"]);
	expect(dayOf("2026-12-25")).toHaveLength(16);

	const bavaria = lawOf("BY", { fewer: ["mariae-himmelfahrt"] });
	const catholic = lawOf("BY", { more: ["mariae-himmelfahrt"] });
	expect(holidayBy(bavaria, "2026-08-15")).toBeNull();
	expect(holidayBy(catholic, "2026-08-15")).toBe("mariae-himmelfahrt");
	expect(holidayBy(lawOf("SN"), "2026-06-04")).toBeNull();
	expect(holidayBy(lawOf("SN", { more: ["fronleichnam"] }), "2026-06-04")).toBe(
		"fronleichnam",
	);
});

test("every holiday of every state has a name of ours", () => {
	for (const state of Object.keys(STATES) as State[])
		for (let year = 2020; year < 2040; year++)
			holidayBy(lawOf(state), `${year}-01-01` as CivilDate);
});
