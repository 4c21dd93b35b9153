import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskContact } from "#lib/booking/rules/contact.ts";
import { isEmailAddress } from "#lib/booking/rules/email-address.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import {
	NOTHING_TYPED,
	parseContact,
	parseDetails,
} from "#lib/booking/rules/schema.ts";
import { parseSought } from "#lib/booking/rules/search.ts";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { parseMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { readCategory } from "#lib/catalog/rules/category-form.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { readFee, readStationWords } from "#lib/catalog/rules/edit-schema.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { newSlug, readService } from "#lib/catalog/rules/service-form.ts";
import { readStation } from "#lib/catalog/rules/station-form.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { parseCode } from "#lib/devices/devices.ts";
import { readImprovement } from "#lib/feedback/improvement/rules/improvement.ts";
import {
	readInboxFilter,
	readNumber,
} from "#lib/feedback/inbox/rules/inbox.ts";
import { readTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { blacken, suspected } from "#lib/feedback/rules/blacken.ts";
import { NOTHING_SAID, parseOpinion } from "#lib/feedback/rules/opinion.ts";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { parseReport } from "#lib/feedback/rules/schema.ts";
import { readWords } from "#lib/feedback/rules/words.ts";
import { byteRange } from "#lib/film/byte-range.ts";
import { parseBounceAddress } from "#lib/notifications/delivery/rules/bounce-address.ts";
import { routeShape } from "#lib/paths/route-shape.ts";
import { ownPath } from "#lib/paths/staff.ts";
import { readAsked } from "#lib/pilot/figures/rules/asked.ts";
import { countedAnswer } from "#lib/pilot/figures/rules/counted-answer.ts";
import { readCriterion } from "#lib/pilot/rollout/rules/criteria.ts";
import {
	readInstant,
	readPhase,
	readReason,
} from "#lib/pilot/rollout/rules/rollout.ts";
import { readClosure } from "#lib/planning/closure/rules/closure-form.ts";
import {
	readDay,
	readDesk,
	readOpenings,
	readValidFrom,
	readWeeks,
} from "#lib/planning/roster/rules/schema.ts";
import { parseWishes } from "#lib/queue/arrival/rules/wishes.ts";
import { readMailText, readNote } from "#lib/queue/visit/rules/schema.ts";
import type { Sent } from "#lib/sent.ts";
import { readAuditFilter } from "#lib/staff/rules/audit.ts";
import { readAccount } from "#lib/staff/staff.ts";
import { csvOf } from "#lib/text/csv.ts";
import { toLocale } from "#lib/text/locale.ts";
import { parseMonth } from "#lib/text/month.ts";
import { foldName, isSameName, soughtWords } from "#lib/text/names.ts";
import { parseReference } from "#lib/text/reference.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { readClock } from "#lib/text/typed-clock.ts";
import { parseClock } from "#lib/time.ts";
import { isUuid } from "#lib/uuid.ts";
import { seedCatalog } from "#tests/support/seed-catalog.ts";

const catalog = seedCatalog();
const now = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const today = "2026-11-24" as const;
const bounds = {
	deskIds: [1, 2],
	serviceIds: [1, 2],
	deskNames: ["1"],
	release: { daysBefore: 14, minute: 420, byLot: false },
	plan: { desks: [], openings: [] },
	today,
};

/** Everything that makes something of what anybody typed, sent or put into an address. */
const HELPERS: Readonly<Record<string, (text: string) => unknown>> = {
	suggestEmail,
	isEmailAddress,
	parseDetails: (text) =>
		parseDetails({
			...NOTHING_TYPED,
			name: text,
			forOther: text,
			bookedBy: text,
			email: text,
			phone: text,
		}),
	parseContact: (text) =>
		parseContact({ email: text, phone: text, mayAsk: "" }),
	maskContact: (text) => [
		maskContact({ email: text, phone: null }),
		maskContact({ email: null, phone: text }),
	],
	parseSought,
	parseReference,
	foldName,
	isSameName: (text) => isSameName("ayse muller", text),
	soughtWords,
	searchServices: (text) => searchServices(catalog, text),
	parseSelection: (text) => parseSelection([text, `${text}:2`], catalog, "any"),
	parseWishes: (text) => parseWishes([text], catalog),
	parseMinor,
	readChoice: (text) =>
		readChoice({
			dienst: [text, text],
			[`n-${text}`]: text,
			ort: text,
			r: text,
			kind: text,
			bei: text,
			suche: text,
		} as Sent),
	parseTimeValue: (text) => [parseTimeValue(text), parseTimeValue(`a|${text}`)],
	parseCivilDate,
	parseClock,
	parseMonth,
	readClock,
	toLocale,
	isUuid,
	byteRange: (text) => byteRange(text, 1_000),
	routeShape,
	countedAnswer: (text) =>
		countedAnswer({ method: "GET", address: text, status: 200, browser: text }),
	ownPath: (text) => [ownPath(text), ownPath(`/${text}`)],
	pageOf: (text) => [pageOf(text), pageOf(`https://${text}`)],
	parseOpinion: (text) =>
		parseOpinion({
			...NOTHING_SAID,
			praise: text,
			text,
			email: text,
			kind: text,
		}),
	parseReport: (text) =>
		parseReport({ text, page: text, when: text, email: text, news: text }),
	readWords,
	readTemplate: (text) => readTemplate(() => text),
	readImprovement: (text) => readImprovement(() => text),
	readInboxFilter: (text) =>
		readInboxFilter({ search: text, station: text, from: text, before: text }),
	readNumber,
	blacken: (text) => [blacken(text, "müller"), blacken("Frau Müller", text)],
	suspected,
	readNote,
	readMailText,
	parseCode,
	readAuditFilter: (text) =>
		readAuditFilter({
			person: text,
			station: text,
			action: text,
			from: text,
			before: text,
		}),
	readAccount: (text) =>
		readAccount({ name: text, role: text, stations: [text] }, [1]),
	readService: (text) =>
		readService(() => text, {
			maxMinutes: 120,
			categories: ["test"],
			groups: [],
			today,
			current: null,
		}),
	readStation: (text) => readStation(() => text, today, null),
	readCategory: (text) => readCategory(() => text),
	newSlug: (text) => newSlug(text, []),
	readStationWords: (text) => readStationWords(() => text),
	readFee: (text) => readFee(() => text, ["de", "en"], today),
	readOpenings: (text) => readOpenings(() => [text], bounds),
	readDesk: (text) => readDesk(() => [text], bounds),
	readDay: (text) => readDay(() => [text], bounds),
	readWeeks: (text) => readWeeks(() => [text], bounds),
	readValidFrom: (text) => readValidFrom(() => [text], bounds),
	readClosure: (text) =>
		["station", "desk", "services", text].map((scope) =>
			readClosure(
				{
					scope,
					desk: text,
					services: [text],
					from: text,
					until: text,
					fromTime: text,
					untilTime: text,
					repeat: text,
					repeatUntil: text,
					reason: text,
					reasonEn: text,
				},
				{ stationId: 1, deskIds: [1], serviceIds: [1], mayCity: true, today },
			),
		),
	readAsked: (text) =>
		["frei", text].map((period) =>
			readAsked(
				{ period, from: text, until: text, station: text, fromHour: text },
				{ stations: [], services: [], now },
			),
		),
	readCriterion: (text) =>
		readCriterion({ measure: text, bound: text, threshold: text, days: text }),
	readReason,
	readPhase,
	readInstant: (text) => [readInstant(text, text), readInstant(today, text)],
	parseBounceAddress: (text) => [
		parseBounceAddress("bounce@demo.example", text),
		parseBounceAddress("bounce@demo.example", `bounce+${text}@demo.example`),
	],
	withSoftHyphens,
	csvOf: (text) => csvOf([[text]]),
};

/** Any sequence of UTF-16 units: also half of a pair, NUL, and signs that do not exist. */
const anyText = fc
	.array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 60 })
	.map((units) => String.fromCharCode(...units));

/** What programs stumble over, beside what people type. */
const SIGNS = [
	..."[](){}<>\\/|^$*+?.,;:!\"'`´’@#%&=_~-–— \t\r\n\0",
	"\ud800",
	"\udfff",
	"\u202e",
	"\u2066",
	"\ufeff",
	"\u0301",
	"🌻",
	"ß",
	"İ",
	"ſ",
	"ﬁ",
	"٣",
	"anna",
	"@web.de",
	"gmial.com",
	"2026-11-24",
	"9999-99-99",
	"8:00",
	"0203",
	"%E0%A4%A",
	"__proto__",
	"constructor",
	"://",
];
const oddText = fc
	.array(fc.constantFrom(...SIGNS), { maxLength: 12 })
	.map((parts) => parts.join(""));

/** As much as a form may send, made of one thing: what grows with the square of it would take minutes. */
const HUGE = [...SIGNS, "a", "1", "a@", "a.", " a", "(at", "-1"].map((sign) =>
	sign.repeat(Math.ceil(65_536 / sign.length)),
);

describe.each(Object.entries(HELPERS))("%s", (_, helper) => {
	test("throws at nothing that somebody can type", () => {
		fc.assert(
			fc.property(fc.oneof(anyText, oddText), (text) => {
				helper(text);
			}),
			{ numRuns: 300 },
		);
	});

	test("copes with 64 kB, and soon", () => {
		// The processor's time, not the clock's: on a busy machine the test waits, the helper does not.
		const before = process.cpuUsage();
		for (const text of HUGE) helper(text);
		const { user } = process.cpuUsage(before);
		expect(user / 1_000 / HUGE.length).toBeLessThan(100);
	});
});

describe("an address in brackets", () => {
	test.each([
		["[anna@web.de]", "anna@web.de"],
		["anna@web.de}", "anna@web.de"],
		["{anna@web.de}", "anna@web.de"],
		["anna@web.de].", "anna@web.de"],
		["[anna@gmial.com]", "anna@gmail.com"],
		["anna@web.de.de", "anna@web.de"],
	])("%s: was %s meant?", (typed, meant) => {
		expect(suggestEmail(typed)).toBe(meant);
	});

	test.each(["anna@web.*", "anna@web.(", "anna@web.\\", "anna@web.[a-"])(
		"%s costs nothing",
		(typed) => {
			expect(() => suggestEmail(typed)).not.toThrow();
		},
	);
});
