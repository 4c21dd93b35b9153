import { describe, expect, test } from "vitest";
import {
	ANNOUNCEMENT_KINDS,
	eachOnce,
	isFor,
	isWithin,
	readSaid,
} from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import {
	announcementNotice,
	callNotice,
} from "#lib/queue/push/rules/notice.ts";
import { namedLocales } from "#lib/text/locale.ts";

const ALL = { toServiceId: null, toDeskId: null, toComing: false };
const HERE = { serviceIds: [1, 2], deskIds: [7], isHere: true };

describe("to whom it is said", () => {
	test.each([
		["all who wait", {}, {}, true],
		[
			"nobody who is still to come, unless it is wished",
			{},
			{ isHere: false },
			false,
		],
		[
			"whoever is still to come, if it is wished",
			{ toComing: true },
			{ isHere: false },
			true,
		],
		["whoever is here for the service", { toServiceId: 2 }, {}, true],
		["nobody who is here for another one", { toServiceId: 3 }, {}, false],
		["whoever belongs to the desk", { toDeskId: 7 }, {}, true],
		["nobody of another desk", { toDeskId: 8 }, {}, false],
		[
			"nobody of whom only one of both is true",
			{ toServiceId: 2, toDeskId: 8 },
			{},
			false,
		],
	] as const)("%s", (_, audience, listener, expected) => {
		expect(isFor({ ...ALL, ...audience }, { ...HERE, ...listener })).toBe(
			expected,
		);
	});
});

test.each([
	["delay", "10", 0, { kind: "delay", minutes: 10, deskId: null }],
	// As a keyboard in Arabic types it.
	["disruption", "١٥", 4, { kind: "disruption", minutes: 15, deskId: null }],
	["desk-closed", "10", 4, { kind: "desk-closed", minutes: null, deskId: 4 }],
	["desk-closed", "10", 0, "unknown-desk"],
	["delay", "", 0, "bad-minutes"],
	["delay", "4", 0, "bad-minutes"],
	["delay", "241", 0, "bad-minutes"],
	["delay", "10.5", 0, "bad-minutes"],
	["delay", "1e2", 0, "bad-minutes"],
	["lunch", "10", 0, "unknown-kind"],
] as const)("%s, %s, desk %s", (kind, minutes, deskId, expected) => {
	expect(readSaid({ kind, minutes, deskId })).toEqual(expected);
});

test("each sentence stands in every language with its number or its desk", () => {
	for (const locale of namedLocales) {
		const texts = ANNOUNCEMENT_KINDS.map((kind) => {
			const said = { kind, minutes: 25, desk: "Platz 9" };
			const text = announcementText(said, locale);
			expect(text).toContain(kind === "desk-closed" ? "Platz 9" : "25");
			return text;
		});
		expect(new Set(texts).size).toBe(texts.length);
	}
});

test("on a device it stands beside a call, never in its place", () => {
	const about = {
		ticket: "W012",
		locale: "en" as const,
		token: "t",
		baseUrl: "http://localhost:3000",
	};
	const said = { kind: "delay" as const, minutes: 10, desk: null };
	const { notification } = announcementNotice(about, said);
	expect(notification.tag).not.toBe(
		callNotice({ ...about, desk: "Platz 1" }).notification.tag,
	);
	expect(notification).toMatchObject({
		title: "W012: Message from the office",
		body: expect.stringContaining("about 10 minutes"),
		lang: "en",
		navigate: "http://localhost:3000/en/wartenummer/t",
	});
	expect(notification).not.toHaveProperty("requireInteraction");
});

describe("what is said twice", () => {
	const some = { toServiceId: 1, toDeskId: null, toComing: false };
	test("is known by everybody it is for, if they belong to those of the first", () => {
		expect(isWithin(some, ALL)).toBe(true);
		expect(isWithin(ALL, some)).toBe(false);
		expect(isWithin(some, { ...some, toServiceId: 2 })).toBe(false);
		expect(isWithin({ ...some, toComing: true }, ALL)).toBe(false);
		expect(isWithin(some, { ...ALL, toComing: true })).toBe(true);
		expect(isWithin({ ...ALL, toDeskId: 7 }, { ...ALL, toDeskId: 8 })).toBe(
			false,
		);
	});

	test("is read once: the newest", () => {
		const one = {
			kind: "delay",
			minutes: 10,
			desk: null,
			createdAt: 0,
			endsAt: 9,
		} as const;
		const all = [
			{ ...one, id: 3 },
			{ ...one, id: 2, minutes: 20 },
			{ ...one, id: 1 },
		];
		expect(eachOnce(all).map(({ id }) => id)).toEqual([3, 2]);
	});
});
