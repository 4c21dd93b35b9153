import { expect, test } from "vitest";
import { knowledgeOf } from "#lib/collection/rules/knows.ts";
import { readNoted } from "#lib/collection/rules/noted.ts";
import {
	type CollectionSettings,
	collectionMark,
	readCollectionSettings,
} from "#lib/collection/rules/settings.ts";
import { isSought } from "#lib/collection/rules/sought.ts";

const at = (hour: number) => new Date(`2026-11-24T${hour}:00:00Z`);
const mail = (
	status: "queued" | "sent" | "failed" | "bounced",
	hour: number,
) => ({
	status,
	createdAt: at(hour),
});

test.each([
	["call", null, []],
	["on-the-way", null, [mail("queued", 10)]],
	["told", null, [mail("sent", 10)]],
	["call", null, [mail("failed", 10)]],
	["call", null, [mail("bounced", 11), mail("sent", 10)]],
	["told", null, [mail("failed", 10), mail("sent", 11)]],
	["told", at(12), [mail("failed", 10)]],
	["call", at(12), [mail("failed", 13)]],
	["told", at(12), []],
] as const)("a person is %s (told %s, mails %j)", (knows, toldAt, messages) => {
	const now = Temporal.Instant.from("2026-11-24T10:04:59Z");
	expect(knowledgeOf({ toldAt, messages }, now)).toBe(knows);
});

test("a mail that has been on its way for five minutes has told nobody anything", () => {
	const told = { toldAt: null, messages: [mail("queued", 10)] };
	const later = Temporal.Instant.from("2026-11-24T10:05:00Z");
	expect(knowledgeOf(told, later)).toBe("call");
	expect(knowledgeOf({ ...told, toldAt: at(11) }, later)).toBe("told");
});

test("a language that the clerk need not see is none that they chose", () => {
	const typed = { document: "passport", name: "Ada", locale: "same" };
	expect(readNoted(typed, german)).toMatchObject({ value: { locale: null } });
});

const receiver = { name: "Jürgen Weiß-Al Hassan", email: null, phone: null };

test.each([
	["", true],
	["12", true],
	["0012", true],
	["١٢", true],
	["1", false],
	["123", false],
	["weiss", true],
	["hassan juergen", true],
	["eiß", false],
	["Weber", false],
	["-", false],
])("looking for %j finds number 12: %s", (typed, isIt) => {
	expect(isSought({ number: 12, receiver }, typed)).toBe(isIt);
});

test("a number in a name is no number of a document", () => {
	expect(isSought({ number: 7, receiver: null }, "7")).toBe(true);
	expect(isSought({ number: 8, receiver }, "7 Weiß")).toBe(false);
});

const german = () => "de" as const;

test("what a clerk types is tidied, and whatever is wrong is said at its field", () => {
	expect(
		readNoted(
			{ document: "passport", name: "  Ada   Muster ", email: "", phone: "" },
			german,
		),
	).toEqual({
		ok: true,
		value: {
			document: "passport",
			name: "Ada Muster",
			email: null,
			phone: null,
			locale: "de",
		},
	});
	expect(
		readNoted(
			{ document: "crown", name: " ", email: "ada@", phone: "12" },
			german,
		),
	).toEqual({
		ok: false,
		errors: {
			document: "document-missing",
			name: "name-missing",
			email: "email-invalid",
			phone: "phone-invalid",
		},
	});
	expect(
		readNoted({ document: "passport", name: "x".repeat(121) }, german),
	).toEqual({ ok: false, errors: { name: "name-too-long" } });
});

test("the city's settings are whole numbers within bounds, and nobody is reminded of what is gone", () => {
	const read = (reminderDays: string, keepDays: string) =>
		readCollectionSettings(
			{ reminderDays, keepDays, serviceId: "7", "document-7": "passport" },
			[7, 8],
		);
	expect(read("14", "180")).toEqual({
		ok: true,
		value: {
			reminderDays: 14,
			keepDays: 180,
			serviceId: 7,
			documents: new Map([[7, "passport"]]),
		},
	});
	expect(read("0", "180")).toEqual({
		ok: false,
		errors: { reminderDays: { min: 1, max: 90 } },
	});
	expect(read("30", "30")).toEqual({
		ok: false,
		errors: { keepDays: { min: 31, max: 730 } },
	});
	expect(read("x", "10")).toEqual({
		ok: false,
		errors: {
			reminderDays: { min: 1, max: 90 },
			keepDays: { min: 14, max: 730 },
		},
	});
});

test("a service that there is not is none, and the mark tells two settings apart", () => {
	const read = readCollectionSettings(
		{ reminderDays: "14", keepDays: "180", serviceId: "9" },
		[7, 8],
	);
	expect(read).toMatchObject({ ok: true, value: { serviceId: null } });
	const settings: CollectionSettings = {
		reminderDays: 14,
		keepDays: 180,
		serviceId: null,
		documents: new Map([
			[8, "permit"],
			[7, "passport"],
		]),
	};
	const sameInAnotherOrder = {
		...settings,
		documents: new Map([...settings.documents].reverse()),
	};
	expect(collectionMark(sameInAnotherOrder)).toBe(collectionMark(settings));
	expect(collectionMark({ ...settings, documents: new Map() })).not.toBe(
		collectionMark(settings),
	);
});
