import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer, Ask, Turn } from "#lib/phone/rules/call.ts";
import { goOn } from "#lib/phone/rules/go-on.ts";
import { beginCall, press } from "#lib/phone/rules/press.ts";
import { timesOfPage } from "#lib/phone/rules/times.ts";
import { inWords } from "#lib/phone/rules/words.ts";
import { translator } from "#lib/text/translator.ts";

const OPTIONS = (count: number, name: string) =>
	Array.from({ length: count }, (_, index) => ({
		value: `${name}-${index + 1}`,
		name: `${name} ${index + 1}`,
	}));
const TIME = { date: "2026-12-01", start: 555 } as const;
const FOUND = {
	...TIME,
	station: "Mitte",
	kind: "counter" as const,
	canCancel: true,
	isCancelled: false,
};

/** A house that has everything, unless a test says otherwise. */
const house =
	(other: (ask: Ask) => Answer | null = () => null) =>
	(ask: Ask): Answer => {
		const said = other(ask);
		if (said) return said;
		switch (ask.for) {
			case "services":
				return { to: "services", options: OPTIONS(8, "Dienst") };
			case "stations":
				return { to: "stations", options: OPTIONS(2, "Station") };
			case "times":
				return {
					to: "times",
					times: ask.page > 2 ? [] : [TIME, { ...TIME, start: 600 }],
				};
			case "reserve":
				return { to: "reserve", is: "reserved" };
			case "book":
				return { to: "book", reference: "173934415", pin: "174496" };
			default:
				return { to: ask.for, found: FOUND };
		}
	};

type Said = Exclude<Turn, { ask: Ask }>;

/** Presses one after the other; each answer of the house comes at once. */
function play(keys: readonly string[], answer = house()): Said {
	const settle = (turn: Turn): Said => {
		let now = turn;
		for (let asked = 0; "ask" in now; asked++) {
			expect(asked).toBeLessThan(5);
			now = goOn(now.call, now.ask, answer(now.ask), now.first);
		}
		return now;
	};
	return keys.reduce(
		(said, typed) =>
			said.next === "hang-up" || said.next === "transfer"
				? said
				: settle(press(said.call, typed)),
		settle(beginCall("call")),
	);
}

const wordsOf = ({ say }: Said) => say.map(({ word }) => word);
const TO_TIMES = ["1", "1", "1"];
const BOOKED = [...TO_TIMES, "1", "02031234567", "1"];

test("whoever calls books with six keys and a phone number, and hears number and PIN", () => {
	const said = play(BOOKED);
	expect(said.call.place).toEqual({
		at: "booked",
		reference: "173934415",
		pin: "174496",
	});
	const t = translator("phone", "de");
	expect(said.say.map((one) => inWords(one, t))).toContain(
		"Gebucht. Nehmen Sie etwas zum Schreiben. Ihre Terminnummer: 1 7 3, 9 3 4, 4 1 5. Ihre PIN: 1 7 4, 4 9 6.",
	);
	// Another booking in the same call is another one.
	const again = play([...BOOKED, "1"]);
	expect(again.call.place.at).toBe("menu");
	expect(again.call.id).not.toBe("call");
	expect(again.call.chosen).toEqual({});
});

test("times are said as a voice reads them", () => {
	const t = translator("phone", "de");
	expect(inWords({ word: "timeOption", key: 1, time: TIME }, t)).toBe(
		"Dienstag, 1. Dezember, 9 Uhr 15: 1.",
	);
	const full = { ...TIME, start: 600 };
	expect(inWords({ word: "timeOption", key: 2, time: full }, t)).toBe(
		"Dienstag, 1. Dezember, 10 Uhr: 2.",
	);
});

test("a list goes on with seven and back with nought; a star or a bare hash says it again", () => {
	const first = play(["1"]);
	expect(wordsOf(first)).toEqual([
		"whichService",
		...Array(6).fill("option"),
		"more",
		"wayOut",
	]);
	const second = play(["1", "7"]);
	expect(wordsOf(second)).toEqual([
		"whichService",
		"option",
		"option",
		"wayOut",
	]);
	expect(play(["1", "7", "2"]).call.chosen.service?.name).toBe("Dienst 8");
	expect(play(["1", "7", "0"]).say).toEqual(first.say);
	expect(play(["1", "0"]).call.place.at).toBe("menu");
	// However far somebody went on in the list, from its beginning one key leads back.
	expect(play(["1", "7", "0", "7", "0", "0"]).call.place.at).toBe("menu");
	// From the list that follows one comes back to the same page.
	expect(play(["1", "7", "2", "0"]).say).toEqual(second.say);
	for (const again of ["*", "#"])
		expect(play(["1", again]).say).toEqual(first.say);
	// The third key of the second page has nothing on it.
	expect(wordsOf(play(["1", "7", "3"]))[0]).toBe("wrongKey");
});

test("later times are those of the next days, until there are none", () => {
	const pages: number[] = [];
	const counting = house((ask) => {
		if (ask.for === "times") pages.push(ask.page);
		return null;
	});
	const last = play([...TO_TIMES, "7", "7", "7", "7"], counting);
	expect(pages).toEqual([0, 1, 2, 3, 3]);
	expect(wordsOf(last)[0]).toBe("noMoreTimes");
	expect(last.call.place.at).toBe("time");
});

test("three wrong keys or silences in a row, or nine, lead to a person; a right one in between begins anew", () => {
	expect(play(["5", "", "8"]).next).toBe("transfer");
	expect(play(["", "5", "1", "", ""]).next).toBe("key");
	for (const keys of [["9"], ["1", "9"], ["2", "9"], [...TO_TIMES, "9"]])
		expect(wordsOf(play(keys))).toEqual(["handOver"]);
});

test("a wrong PIN begins with the number again, and the third one leads to a person", () => {
	const wrong = house((ask) =>
		ask.for === "find" ? { to: "refusal", why: "no-match" } : null,
	);
	const once = play(["2", "173934415", "111111"], wrong);
	expect(wordsOf(once)).toEqual(["noMatch", "reference"]);
	expect(play(["2", "1", "1", "0"], wrong).call.place.at).toBe("menu");
	const tries = ["2", "1", "1", "2", "2", "3", "3"];
	expect(wordsOf(play(tries, wrong))).toEqual(["noMatch", "handOver"]);
});

test("a found appointment is told, and cancelled only with its own key", () => {
	const found = play(["2", "173934415", "174496"]);
	expect(wordsOf(found)).toEqual(["found", "cancelKeys"]);
	expect(wordsOf(play(["2", "1", "1", "2"]))).toEqual([
		"cancelled",
		"afterwards",
	]);
	const over = house((ask) =>
		ask.for === "find"
			? { to: "find", found: { ...FOUND, canCancel: false } }
			: null,
	);
	expect(wordsOf(play(["2", "1", "1", "2"], over))[0]).toBe("wrongKey");
});

test("whoever is called or meets by video is told so, and is sent to no station", () => {
	const t = translator("phone", "de");
	const said = (kind: "counter" | "phone" | "video", isCancelled = false) => {
		const found = { ...FOUND, kind, isCancelled };
		const { say } = play(
			["2", "173934415", "174496"],
			house((ask) => (ask.for === "find" ? { to: "find", found } : null)),
		);
		return say[0] ? inWords(say[0], t) : "";
	};
	expect(said("counter")).toBe(
		"Ihr Termin: Dienstag, 1. Dezember, 9 Uhr 15, Mitte.",
	);
	expect(said("phone")).toBe(
		"Ihr Termin am Telefon: Dienstag, 1. Dezember, 9 Uhr 15. Wir rufen Sie an. Bitte kommen Sie nicht in die Station.",
	);
	expect(said("video")).toContain(
		"Ihr Termin per Video: Dienstag, 1. Dezember, 9 Uhr 15. Bitte kommen Sie nicht in die Station.",
	);
	for (const kind of ["phone", "video"] as const) {
		expect(said(kind)).not.toContain("Mitte");
		expect(said(kind, true)).toMatch(/^Dieser Termin ist abgesagt/);
	}
});

test("a time that somebody else took is said so, and what is free now is read out", () => {
	let taken = 0;
	const quick = house((ask) =>
		ask.for === "reserve" && taken++ === 0
			? { to: "reserve", is: "taken" }
			: null,
	);
	const said = play([...TO_TIMES, "1"], quick);
	expect(wordsOf(said).slice(0, 2)).toEqual(["taken", "whichTime"]);
	// The same when it ran out while the number was typed.
	const late = house((ask) =>
		ask.for === "book" ? { to: "refusal", why: "taken" } : null,
	);
	const again = play(BOOKED, late);
	expect(wordsOf(again).slice(0, 2)).toEqual(["taken", "whichTime"]);
	expect(again.call.place.at).toBe("time");
	expect(play([...BOOKED, "0"], late).call.place.at).toBe("station");
});

test("where the line has its share of a day, the next days are read out", () => {
	// The house reads out no day of which it has its share.
	const next = { date: "2026-12-02", start: 540 } as const;
	const full = () => {
		let isFull = false;
		return house((ask) => {
			if (ask.for === "reserve" && ask.time.date === TIME.date) {
				isFull = true;
				return { to: "reserve", is: "full" };
			}
			if (ask.for !== "times" || !isFull) return null;
			return { to: "times", times: ask.page === 0 ? [next] : [] };
		});
	};
	const said = play([...TO_TIMES, "1"], full());
	expect(wordsOf(said).slice(0, 3)).toEqual([
		"dayFull",
		"whichTime",
		"timeOption",
	]);
	expect(said.call.place).toMatchObject({ at: "time", times: [next] });
	expect(play([...TO_TIMES, "1", "1"], full()).call.place.at).toBe(
		"own-number",
	);
	// Taken on a later day, one stays there.
	let taken = 0;
	const quick = house((ask) =>
		ask.for === "reserve" && taken++ === 0
			? { to: "reserve", is: "taken" }
			: null,
	);
	const later = play([...TO_TIMES, "7", "1"], quick);
	expect(wordsOf(later)[0]).toBe("taken");
	expect(later.call.place).toMatchObject({ at: "time", page: 1 });
});

test("before it books, the number is read back", () => {
	const said = play([...TO_TIMES, "1", "02031234567"]);
	const t = translator("phone", "de");
	expect(said.say.map((one) => inWords(one, t))).toContain(
		"Ihre Telefonnummer: 0 2 0, 3 1 2, 3 4 5, 6 7.",
	);
});

test("a wrong phone number is asked for again, and what another key would not mend goes to a person", () => {
	const refusing = (why: "number-wrong" | "too-many" | "not-now") =>
		house((ask) => (ask.for === "book" ? { to: "refusal", why } : null));
	expect(wordsOf(play(BOOKED, refusing("number-wrong")))).toEqual([
		"ownNumberWrong",
		"ownNumber",
	]);
	expect(play(BOOKED, refusing("too-many")).next).toBe("transfer");
	expect(play(BOOKED, refusing("not-now")).next).toBe("transfer");
});

test("a station that alone remains is not asked for, and where nothing is free one chooses again", () => {
	const one = house((ask) =>
		ask.for === "stations"
			? { to: "stations", options: OPTIONS(1, "Station") }
			: null,
	);
	expect(play(["1", "1"], one).call.place.at).toBe("time");
	const full = house((ask) =>
		ask.for === "times" ? { to: "times", times: [] } : null,
	);
	const said = play(TO_TIMES, full);
	expect(wordsOf(said).slice(0, 2)).toEqual(["nothingFree", "whichStation"]);
});

test("whoever goes back hears what is there now, also where a list has become short or empty", () => {
	let count = 13;
	let isFree = true;
	const changing = house((ask) => {
		if (ask.for === "services")
			return { to: "services", options: OPTIONS(count, "Dienst") };
		return ask.for === "times" && !isFree ? { to: "times", times: [] } : null;
	});
	const at = play(["1", "7", "7", "1"], changing);
	expect(at.call.chosen.service?.name).toBe("Dienst 13");
	const press0 = () => {
		let turn = press(at.call, "0");
		while ("ask" in turn)
			turn = goOn(turn.call, turn.ask, changing(turn.ask), turn.first);
		return turn;
	};
	count = 7;
	expect(press0().call.place).toMatchObject({ at: "service", page: 1 });
	count = 0;
	expect(press0().next).toBe("transfer");
	// From the number back to times, of which there are none left: to the stations.
	const typing = play([...TO_TIMES, "7", "1"]);
	isFree = false;
	let turn = press(typing.call, "0");
	while ("ask" in turn)
		turn = goOn(turn.call, turn.ask, changing(turn.ask), turn.first);
	expect(wordsOf(turn).slice(0, 2)).toEqual(["nothingFree", "whichStation"]);
	expect(turn.call.place.at).toBe("station");
});

test("whatever is pressed, something is said, a person is never more than a key away, and no call goes on for ever", () => {
	const key = fc.oneof(
		fc.constantFrom("", "*", "#", "0", "1", "2", "3", "7", "8"),
		fc.stringMatching(/^[0-9*#]{1,12}$/),
	);
	const answers = fc.func(
		fc.constantFrom("yes", "no-match", "taken", "not-now", "number-wrong"),
	);
	fc.assert(
		fc.property(fc.array(key, { maxLength: 90 }), answers, (keys, how) => {
			const moody = house((ask) => {
				const why = how(ask);
				if (why === "yes" || ask.for === "times") return null;
				if (ask.for === "services" || ask.for === "stations") return null;
				if (ask.for === "reserve") return { to: "reserve", is: "taken" };
				return { to: "refusal", why: why as "taken" };
			});
			const said = play(keys, moody);
			expect(said.say.length).toBeGreaterThan(0);
			const isOpen = said.next === "key" || said.next === "digits";
			if (isOpen) {
				expect(said.call.turns).toBeLessThanOrEqual(60);
				const human = press(said.call, "9");
				expect("next" in human && human.next).toBe("transfer");
			}
		}),
	);
});

test("of a day the first time, one in the middle and the last are read out", () => {
	const day = (starts: number[]) => [{ date: "2026-12-01" as const, starts }];
	const starts = (all: number[]) =>
		timesOfPage(day(all), 0).map(({ start }) => start);
	expect(starts([480, 485, 490, 700, 955])).toEqual([480, 490, 955]);
	expect(starts([480, 485])).toEqual([480, 485]);
	expect(starts([480])).toEqual([480]);
	expect(timesOfPage([], 0)).toEqual([]);
	const two = [...day([]), { date: "2026-12-02" as const, starts: [480] }];
	expect(timesOfPage(two, 0)).toEqual([{ date: "2026-12-02", start: 480 }]);
	expect(timesOfPage(two, 1)).toEqual([]);
});
