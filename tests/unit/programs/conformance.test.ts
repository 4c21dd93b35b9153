import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { CASES } from "#scripts/conformance/cases.ts";
import { Receiver } from "#scripts/conformance/receiver.ts";
import { CannotBeTried, tryCases } from "#scripts/conformance/try-cases.ts";
import type { Mistake } from "#tests/support/second/mistakes.ts";
import { startSecond } from "#tests/support/second/server.ts";

/** With a receiver for webhooks, as somebody does who names a port. */
async function tryWith(mistake: Mistake | null, cases = CASES) {
	const secret = `whsec_${randomBytes(32).toString("base64")}`;
	const receiver = new Receiver(secret, mistake ? 1 : 10);
	const { port, stop: stopListening } = await receiver.listen(0);
	onTestFinished(stopListening);
	const url = `http://127.0.0.1:${port}/events`;
	const { base, client, stop } = await startSecond(mistake, { url, secret });
	onTestFinished(stop);
	const lines: string[] = [];
	const tell = (line: string) => lines.push(line);
	const options = { base, client, receiver, tell };
	return { ...(await tryCases(cases, options)), lines };
}

test("the suite has eighty-eight cases, each with a name of its own", () => {
	const names = CASES.map(({ name }) => name);
	expect(new Set(names).size).toBe(88);
	expect(names).toHaveLength(88);
});

test("a second implementation, made after the document alone, passes", async () => {
	const { passed, failed, left, lines } = await tryWith(null);
	expect(failed, lines.join("\n")).toEqual([]);
	// It gives numbers: what is to be where none are given cannot be seen.
	expect(left).toEqual([
		"ticket: where waiting times say that none is given, none is given",
	]);
	expect(passed).toHaveLength(87);
});

test("what a client may not do, and where nobody listens, is left out and said", async () => {
	const { base, client, stop } = await startSecond();
	onTestFinished(stop);
	const lines: string[] = [];
	const { failed, left } = await tryCases(
		CASES.filter(({ needs }) => needs),
		{
			base,
			client,
			tell: (line) => lines.push(line),
			// A token for less than all.
			send: (address, init) =>
				fetch(address, {
					...init,
					...(String(address).endsWith("oauth/token")
						? { body: `${init?.body}&scope=hold%20book%20read` }
						: {}),
				}),
		},
	);
	expect(failed, lines.join("\n")).toEqual([]);
	expect(left).toHaveLength(28);
	expect(lines.join("\n")).toContain("the client has no scope wish");
	expect(lines.join("\n")).toContain("nobody listens");
});

/** What somebody gets wrong, and the case that says so. */
const BITES: Readonly<Record<Mistake, string>> = {
	"any secret opens":
		"token: a wrong secret is invalid_client and says how to name oneself",
	"scopes are not narrowed": "token: for fewer scopes, and for no other",
	"a wrong client is told from a wrong secret":
		"token: a client that there is not gets the answer of a wrong secret",
	"tokens may be cached":
		"token: for id and secret in the header, kept by no cache",
	"a token in the address opens": "token: in the address it opens nothing",
	"scopes are not asked for": "token: with another scope it does not do it",
	"closed to other origins": "reading: stations, to every origin",
	"days out of order":
		"reading: free times, in order, within the days asked for",
	"days that nobody asked for":
		"reading: free times, in order, within the days asked for",
	"the key is ignored":
		"key: the same again is done once and answered the same, and says so",
	"a key is kept for one address only":
		"key: at another address it is other-content",
	"other content is answered with the old answer":
		"key: for something else it is other-content",
	"quotation marks belong to the key":
		"key: quotation marks around it make no other one",
	"replays do not say so":
		"key: the same again is done once and answered the same, and says so",
	"refusals are not kept": "key: a refusal is remembered as well",
	"unknown members pass": "body: a member that nobody knows is refused by name",
	"any content type is read": "body: another type is content-type",
	"bodies of any size": "body: more than 16 KiB is 413",
	"errors are plain JSON": "body: no JSON is body-unreadable",
	"type names another code": "body: no JSON is body-unreadable",
	"limits are not told":
		"limits: each answer to a command says how much is left",
	"always in one language": "words: a refusal is in the language asked for",
	"books at night": "hold: a time when the house is closed is slot-taken",
	"books without consent": "book: without consent nothing is booked",
	"a second booking of a hold": "book: with another key it is already-booked",
	"a slip loses the hold": "book: after a slip the reservation still stands",
	"errors do not say where":
		"book: what is wrong with a person is named, in words for them",
	"lookup tells the name": "look up: nobody's name, contact, PIN or link",
	"lookup tells the PIN": "look up: nobody's name, contact, PIN or link",
	"any PIN opens": "look up: a wrong PIN and a wrong number get one answer",
	"a wrong number has its own answer":
		"look up: a wrong PIN and a wrong number get one answer",
	"a move gives another number":
		"move: to another time, with number and services as they are",
	"a move loses the services":
		"move: to another time, with number and services as they are",
	"staying counts as a move": "move: to where it is already is no move",
	"a failed move cancels":
		"move: to a time that is not free it stays where it is",
	"cancelling twice fails": "cancel: twice is no error",
	"cancelled moves again": "cancel: what is cancelled moves no more",
	"wishes for days that are over": "wish: for days that are over is dates-over",
	"any half of a day":
		"wish: a half of a day that there is not is unknown-half",
	"wishes without consent": "wish: without consent nothing is noted",
	"one wish for all": "wish: with another key it is another wish",
	"checks in on any day": "check in: on another day it is not-today",
	"each check-in is another number":
		"check in: whoever comes today has a place in line, and is told it again",
	"one number for all":
		"ticket: the same again is the same number, with another key it is another",
	"numbers for anything":
		"ticket: for a service or a station that there is not there is none",
	"numbers while it says none":
		"ticket: where waiting times say that none is given, none is given",
	"the star goes on": "call: the star says it again",
	"0 leads nowhere": "call: 0 leads back",
	"nobody at 9": "call: 9 connects to a person, from wherever one is",
	"silence for ever": "call: three silences end at a person",
	"sent again a call goes on": "call: the same sent again is told the same",
	"any call counts": "call: one that nobody began is unknown-call",
	"letters are keys": "call: letters are no keys",
	"events are not signed":
		"webhook: a booking is told, signed, and no more than which appointment",
	"events tell the name":
		"webhook: a booking is told, signed, and no more than which appointment",
	"moves are not told":
		"webhook: a move and a cancellation are told once, and not what failed",
	"failed moves are told":
		"webhook: a move and a cancellation are told once, and not what failed",
	"events are told once":
		"webhook: what is not taken comes again, with the same webhook-id",
	"each try has another id":
		"webhook: what is not taken comes again, with the same webhook-id",
};

test.each(Object.entries(BITES) as [Mistake, string][])(
	"the suite finds: %s",
	async (mistake, name) => {
		const one = CASES.filter((tried) => tried.name === name);
		expect((await tryWith(mistake, one)).failed).toEqual([name]);
	},
);

test("whoever does not answer at all has not failed: it could not be tried", async () => {
	const { base, client, stop } = await startSecond();
	await stop();
	const tell = () => {};
	const tried = tryCases(CASES, { base, client, tell });
	await expect(tried).rejects.toBeInstanceOf(CannotBeTried);
});
