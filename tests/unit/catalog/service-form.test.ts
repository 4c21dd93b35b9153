import { expect, test } from "vitest";
import {
	changedFields,
	NEW_SERVICE,
	newSlug,
	readService,
	type ServiceFields,
	typedService,
	withPlan,
} from "#lib/catalog/rules/service-form.ts";
import { readStation, typedStation } from "#lib/catalog/rules/station-form.ts";
import { type Sent, textOf } from "#lib/sent.ts";

const today = "2026-11-24";
const words = {
	name: "Reisepass",
	summary: "Ein Satz",
	quantityLabel: "Personen",
	documents: ["Foto", "Ausweis"],
	hint: null,
	searchWords: ["Pass", "паспорт"],
	onlineAlternative: null,
	onlineUrl: null,
	referral: null,
	referralAddress: null,
	referralUrl: null,
};
const passport: ServiceFields = {
	category: "ausweise",
	bookable: true,
	personalPresence: true,
	walkInSuitable: false,
	popular: true,
	collectsDocument: false,
	minorRule: "passport",
	lastDay: null,
	durationMinutes: 15,
	extraMinutes: 10,
	maxQuantity: 4,
	combineGroup: "g",
	validFrom: null,
	texts: { ...NEW_SERVICE.texts, de: words },
};

const read = (
	changes: Sent,
	current: ServiceFields | null = passport,
	from: ServiceFields = passport,
) => {
	const sent: Sent = { ...typedService(from), ...changes };
	return readService((name) => textOf(sent, name), {
		maxMinutes: 120,
		categories: ["ausweise"],
		groups: ["g"],
		today,
		current,
	});
};

test("what a form shows is read back as the same service", () => {
	expect(read({})).toEqual({ ok: true, value: passport });
	const both = { ...passport, texts: { ...passport.texts, en: words } };
	expect(read({}, passport, both)).toEqual({ ok: true, value: both });
});

test("Leichte Sprache keeps a line for each sentence, and says how a browser ends lines nowhere", () => {
	const easy = {
		...words,
		summary: "Das ist ein Pass.\nDamit reisen Sie.",
		documents: ["Ihr alter Pass.\nEr darf abgelaufen sein.", "Ein Foto."],
		hint: "Sie kommen selbst.\nNehmen Sie sich Zeit.",
		onlineAlternative: "Das geht im Internet.\nDann kommen Sie nicht.",
	};
	const known = {
		...passport,
		texts: { ...passport.texts, "de-x-leicht": easy },
	};
	expect(read({}, known, known)).toEqual({ ok: true, value: known });
	const asSent = Object.fromEntries(
		Object.entries(typedService(known)).map(([name, values]) => [
			name,
			values.map((value) => value.replaceAll("\n", "\r\n")),
		]),
	);
	expect(read(asSent, known, known)).toEqual({ ok: true, value: known });
	const referred = {
		...known,
		bookable: false,
		personalPresence: false,
		minorRule: null,
		texts: {
			...NEW_SERVICE.texts,
			de: { ...words, referral: "Zum Standesamt" },
			"de-x-leicht": {
				...easy,
				onlineAlternative: null,
				referral: "Gehen Sie zum Standesamt.\nDort hilft man Ihnen.",
			},
		},
	};
	expect(read({}, referred, referred)).toEqual({ ok: true, value: referred });
});

test("what is counted is asked where more than one may be taken, on some day", () => {
	const uncounted = { ...words, quantityLabel: "" };
	const of = (maxQuantity: number) => ({
		...passport,
		maxQuantity,
		texts: { ...passport.texts, de: uncounted },
	});
	const missing = { ok: false, errors: { "quantityLabel-de": "text-missing" } };
	expect(read({}, of(1), of(1))).toEqual({ ok: true, value: of(1) });
	expect(read({}, of(2), of(2))).toEqual(missing);
	expect(read({}, null, of(1)).ok).toBe(true);
	// Until the first day of "one only", people still take several.
	const later = { ...of(1), validFrom: "2026-12-01" } as const;
	expect(read({}, of(4), later)).toEqual(missing);
	const sent: Sent = typedService(of(1));
	const planned = readService((name) => textOf(sent, name), {
		maxMinutes: 120,
		categories: ["ausweise"],
		groups: ["g"],
		today,
		current: of(1),
		laterPlans: [of(3)],
	});
	expect(planned).toEqual(missing);
});

test.each<[string, Sent, Record<string, string>]>([
	["no name", { "name-de": " " }, { "name-de": "text-missing" }],
	[
		"half an English text",
		{ "name-en": "Passport" },
		{
			"summary-en": "text-missing",
			"quantityLabel-en": "text-missing",
		},
	],
	[
		"seven minutes",
		{ durationMinutes: "7" },
		{
			durationMinutes: "not-in-steps",
			validFrom: "first-day-missing",
		},
	],
	[
		"longer than the longest",
		{ durationMinutes: "125", validFrom: "2026-12-01" },
		{
			durationMinutes: "too-many-minutes",
		},
	],
	[
		"a new length without its first day",
		{ durationMinutes: "20" },
		{
			validFrom: "first-day-missing",
		},
	],
	[
		"a first day that is over",
		{ durationMinutes: "20", validFrom: "2026-11-23" },
		{
			validFrom: "date-past",
		},
	],
	[
		"a first day that nobody lives to see",
		{ extraMinutes: "5", validFrom: "2126-11-23" },
		{
			validFrom: "date-far",
		},
	],
	[
		"an unknown group",
		{ combineGroup: "x", validFrom: "2026-12-01" },
		{
			combineGroup: "group-missing",
		},
	],
	["an unknown topic", { category: "x" }, { category: "category-missing" }],
	[
		"an address that is not encrypted",
		{ "onlineUrl-de": "http://a.example" },
		{ "onlineUrl-de": "address-invalid" },
	],
	[
		"a script",
		{ "onlineUrl-de": "javascript:alert(1)" },
		{ "onlineUrl-de": "address-invalid" },
	],
	[
		"a password in an address",
		{ "onlineUrl-de": "https://a:b@c.example" },
		{ "onlineUrl-de": "address-invalid" },
	],
	[
		"a link without a sentence",
		{ "onlineUrl-de": "https://a.example/x" },
		{ "onlineAlternative-de": "text-missing" },
	],
	[
		"a signpost without a sign",
		{ kind: "signpost" },
		{ "referral-de": "text-missing" },
	],
	[
		"a last day that is over",
		{ lastDay: "2026-11-01" },
		{ lastDay: "date-past" },
	],
])("%s is told at its field", (_, changes, errors) => {
	expect(read(changes)).toEqual({ ok: false, errors });
});

test("what has no first day needs none, and a new service holds from the beginning", () => {
	expect(read({ popular: [], "hint-de": "Neu" }).ok).toBe(true);
	const fresh = read({ validFrom: "2027-01-01" }, null);
	expect(fresh).toMatchObject({ ok: true, value: { validFrom: null } });
	const planned = read({ maxQuantity: "2", validFrom: "2026-12-01" });
	expect(planned).toMatchObject({
		ok: true,
		value: { validFrom: "2026-12-01" },
	});
	if (!planned.ok) return;
	expect(changedFields(passport, planned.value)).toEqual([
		"maxQuantity",
		"validFrom",
	]);
});

test("later plans stand in their order, the same day is replaced, and what changes nothing is left out", () => {
	const first = {
		durationMinutes: 15,
		extraMinutes: 5,
		maxQuantity: 2,
		combineGroup: null,
	};
	const longer = { ...first, durationMinutes: 20 };
	const march = { ...longer, validFrom: "2027-03-01" } as const;
	const plans = withPlan(first, [march], {
		...first,
		durationMinutes: 25,
		validFrom: "2027-01-01",
	});
	expect(
		plans.map(({ validFrom, durationMinutes }) => [validFrom, durationMinutes]),
	).toEqual([
		["2027-01-01", 25],
		["2027-03-01", 20],
	]);
	// Taken back: typed once more as it was.
	expect(
		withPlan(first, [march], { ...first, validFrom: "2027-03-01" }),
	).toEqual([]);
	expect(
		withPlan(first, plans, { ...longer, validFrom: "2027-01-01" }),
	).toEqual([{ ...longer, validFrom: "2027-01-01" }]);
});

test.each([
	["Führerschein: Umtausch", "fuehrerschein-umtausch"],
	["  Café & Straße  ", "cafe-strasse"],
	["Обмен", "anliegen"],
	["Reisepass", "reisepass-3"],
	["x".repeat(90), "x".repeat(48)],
])("%s gets the address %s", (name, slug) => {
	expect(newSlug(name, ["reisepass", "reisepass-2"])).toBe(slug);
});

test("a house is read back as it was typed, and what is wrong is told at its field", () => {
	const house = {
		shortName: "Nord",
		name: "Servicehaus Nord",
		district: "Nord",
		building: "Rathaus",
		street: "Weg 1",
		postcode: "12345",
		city: "Musterstadt",
		phone: "0203 94000",
		latitude: 51.4344,
		longitude: -6.5,
		ortsteile: ["Alt", "Neu"],
		listed: true,
		lastDay: null,
	};
	const readBack = (changes: Sent) => {
		const sent: Sent = { ...typedStation(house), ...changes };
		return readStation((name) => textOf(sent, name), today, null);
	};
	expect(readBack({})).toEqual({ ok: true, value: house });
	expect(
		readBack({
			postcode: "123",
			phone: "x",
			latitude: "91",
			lastDay: "2026-11-23",
			city: "",
		}),
	).toEqual({
		ok: false,
		errors: {
			postcode: "postcode-invalid",
			phone: "phone-invalid",
			latitude: "place-invalid",
			lastDay: "date-past",
			city: "text-missing",
		},
	});
});
