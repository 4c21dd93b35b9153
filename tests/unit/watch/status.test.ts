import { describe, expect, test } from "vitest";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import {
	PARTS,
	type Part,
	type State,
	statusOf,
} from "#lib/watch/rules/status.ts";
import { workState } from "#lib/watch/rules/work.ts";
import type { Beat, Figures, Reading, Sweep } from "#lib/watch/watch.ts";
import { statusPage } from "#scripts/server/status/page.ts";

const NOW = Temporal.Instant.from(
	"2026-11-24T10:00:00+01:00",
).epochMilliseconds;
const ago = (seconds: number) => NOW - seconds * 1_000;

const beat = (more: Partial<Beat> = {}): Beat => ({
	serve: "all",
	host: "eins",
	version: "1.0.0",
	startedAgo: 86_400,
	seenAgo: 3,
	...more,
});
const sweep = (more: Partial<Sweep> = {}): Sweep => ({
	name: "offering-times",
	minutes: 0.25,
	doneAgo: 10,
	failedAgo: null,
	...more,
});
const FIGURES: Figures = {
	beats: [beat()],
	sweeps: [sweep(), sweep({ name: "figures", minutes: 10, doneAgo: 500 })],
	queues: [{ slug: "mitte", waiting: 3, longest: 900 }],
	phases: [
		{ slug: "mitte", phase: "live", next: null },
		{ slug: "sued", phase: "walk-in", next: null },
	],
	room: { onFor: null, isClosed: false, people: 0 },
	mails: { waiting: 0, oldest: 0, undelivered: 0 },
	jobs: { waiting: 0, oldest: 0 },
	hooks: { failing: 0, off: 0 },
	backup: { madeAgo: 3_600, bytes: 1_000 },
};
const reading = (
	figures: Partial<Figures> = {},
	more: Partial<Reading> = {},
): Reading => ({
	figures: { ...FIGURES, ...figures },
	at: NOW,
	answeredIn: 2,
	isReadOnly: false,
	...more,
});

const stateOf = (
	part: Part,
	found: Reading | null,
	answeredAt = NOW as number | null,
) => {
	const { parts } = statusOf(found, answeredAt, NOW);
	const { state, since } = parts.find((one) => one.part === part) ?? {};
	return { state, since };
};

describe("what people are told", () => {
	test("everything works", () => {
		const status = statusOf(reading(), NOW, NOW);
		expect(new Set(status.parts.map(({ state }) => state))).toEqual(
			new Set(["works"]),
		);
		expect(status.level).toBe("fine");
	});

	test("a database that is away takes all with it, since it last answered", () => {
		const status = statusOf(
			{ figures: {}, at: NOW, answeredIn: null, isReadOnly: false },
			ago(40),
			NOW,
		);
		for (const { state, since } of status.parts)
			expect({ state, since }).toEqual({ state: "away", since: ago(40) });
		expect(status.level).toBe("away");
	});

	test.each<[string, Reading | null]>([
		["nobody has looked", null],
		["what was looked at is old", reading({}, { at: ago(61) })],
	])("when %s, nothing is fine", (_, found) => {
		const { parts, level } = statusOf(found, null, NOW);
		for (const { state } of parts) expect(state).toBe("unknown");
		expect(level).toBe("unknown");
	});

	const missing = (name: keyof Figures): Reading => {
		const { [name]: _, ...figures } = FIGURES;
		return { figures, at: NOW, answeredIn: 2, isReadOnly: false };
	};
	test.each<[keyof Figures, Part]>([
		["room", "booking"],
		["phases", "booking"],
		["queues", "waits"],
		["mails", "mail"],
		["beats", "mail"],
		["beats", "jobs"],
		["sweeps", "jobs"],
	])("without the figure %s, %s is unknown and not fine", (name, part) => {
		expect(stateOf(part, missing(name)).state).toBe("unknown");
	});

	test.each<[string, Part, Partial<Figures>, State, number | null]>([
		[
			"the waiting room is on",
			"booking",
			{ room: { onFor: 600, isClosed: false, people: 40 } },
			"room",
			ago(600),
		],
		[
			"the waiting room is closed",
			"booking",
			{ room: { onFor: 60, isClosed: true, people: 40 } },
			"closed",
			ago(60),
		],
		[
			"no station is online",
			"booking",
			{ phases: [{ slug: "mitte", phase: "walk-in", next: null }] },
			"not-online",
			null,
		],
		[
			"a mail waits for six minutes",
			"mail",
			{ mails: { waiting: 1, oldest: 360, undelivered: 0 } },
			"slow",
			ago(360),
		],
		[
			"a mail waits for two hours",
			"mail",
			{ mails: { waiting: 9, oldest: 7_200, undelivered: 0 } },
			"away",
			ago(7_200),
		],
		[
			"the only worker has fallen silent",
			"mail",
			{ beats: [beat({ seenAgo: 300 }), beat({ serve: "pages" })] },
			"away",
			ago(300),
		],
		[
			"the only worker has fallen silent",
			"jobs",
			{ beats: [beat({ seenAgo: 300 }), beat({ serve: "pages" })] },
			"away",
			ago(300),
		],
		[
			"nobody ever worked",
			"jobs",
			{ beats: [beat({ serve: "pages" })] },
			"away",
			null,
		],
		[
			"something has not been done for an hour",
			"jobs",
			{ sweeps: [sweep({ minutes: 1, doneAgo: 3_840 })] },
			"slow",
			ago(3_600),
		],
	])("when %s, %s says so", (_, part, figures, state, since) => {
		expect(stateOf(part, reading(figures))).toEqual({ state, since });
	});

	test("with a database that takes nothing in, nobody can book", () => {
		const standby = reading({}, { isReadOnly: true });
		expect(stateOf("database", standby).state).toBe("read-only");
		expect(stateOf("booking", standby).state).toBe("away");
		expect(stateOf("waits", standby).state).toBe("works");
	});

	test("a database that takes its time is slow", () => {
		const slow = reading({}, { answeredIn: 1_500 });
		expect(stateOf("database", slow).state).toBe("slow");
	});
});

describe("whether the work is done", () => {
	test("what has never been done counts from when the worker began", () => {
		const never = [sweep({ minutes: 1, doneAgo: null })];
		expect(workState([beat({ startedAgo: 60 })], never).is).toBe("done");
		expect(workState([beat({ startedAgo: 600 })], never).is).toBe("late");
	});

	test("nothing is known right after a crash of the database", () => {
		expect(workState([], []).is).toBe("unknown");
		expect(workState(undefined, [sweep()]).is).toBe("unknown");
	});
});

describe("the status page", () => {
	const STATES: readonly State[] = [
		"works",
		"room",
		"closed",
		"not-online",
		"slow",
		"read-only",
		"away",
		"unknown",
	];

	test.each(locales)("says in words how each part stands (%s)", (locale) => {
		const t = translator("status", locale);
		for (const part of PARTS)
			for (const state of STATES) {
				const html = statusPage(
					{
						parts: [{ part, state, since: NOW }],
						level: "slow",
						lookedAt: NOW,
					},
					locale,
					NOW,
				);
				expect(html).toContain(t(`part.${part}`));
				expect(html).toContain(
					t(
						t.has(`meaning.${part}.${state}` as "page")
							? (`meaning.${part}.${state}` as `meaning.${Part}.unknown`)
							: `meaning.${part}.unknown`,
					),
				);
				expect(html).toContain(locale === "de" ? "10:00" : "10:00");
				expect(html).not.toMatch(/<script|<form|<img|<link/);
			}
	});

	test("says when nobody has looked yet, and the day of what began before today", () => {
		const html = statusPage(
			{
				parts: [{ part: "mail", state: "away", since: ago(86_400) }],
				level: "away",
				lookedAt: null,
			},
			"de",
			NOW,
		);
		expect(html).toContain("Wir haben noch nicht nachgesehen.");
		expect(html).toContain("Montag, 23.");
	});
});
